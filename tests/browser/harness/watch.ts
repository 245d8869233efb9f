/** What no page may do, whatever the journey is about. */
import type { BrowserContext, ConsoleMessage, Page, Request, Response } from '@playwright/test';

/** The browser's own line about an answer; the answer itself is looked at below. */
const ABOUT_AN_ANSWER = /^Failed to load resource: the server responded/;

/** Fails nothing by itself: it gathers, and the fixture looks at the end. */
export class Watch {
  readonly complaints: string[] = [];
  private readonly allowed: RegExp[] = [];

  constructor(private readonly admin: () => string) {}

  over(context: BrowserContext): void {
    context.on('request', (request) => this.request(request));
    context.on('response', (response) => this.response(response));
    context.on('console', (message) => this.console(message));
    context.on('weberror', (error) => this.complaints.push(`page error: ${error.error().stack ?? ''}`));
    context.on('page', (page) => this.page(page));
  }

  /** A journey that breaks something on purpose says what the browser will then complain of. */
  allow(complaint: RegExp): void {
    this.allowed.push(complaint);
  }

  get unexpected(): string[] {
    return this.complaints.filter((complaint) => !this.allowed.some((allowed) => allowed.test(complaint)));
  }

  private page(page: Page): void {
    page.on('crash', () => this.complaints.push('the page crashed'));
  }

  private request(request: Request): void {
    const url = request.url();
    if (/^(blob|data):/.test(url) || url.startsWith(`${this.admin()}/`)) return;
    this.complaints.push(`request to another address: ${request.method()} ${url}`);
  }

  private response(response: Response): void {
    if (response.status() < 400) return;
    const asked = response.request().postDataJSON() as { cmd?: string } | null;
    this.complaints.push(`answer ${response.status()} to ${asked?.cmd ?? response.url()}`);
  }

  private console(message: ConsoleMessage): void {
    const type = message.type();
    if ((type !== 'error' && type !== 'warning') || ABOUT_AN_ANSWER.test(message.text())) return;
    this.complaints.push(`console ${type}: ${message.text()}`);
  }
}
