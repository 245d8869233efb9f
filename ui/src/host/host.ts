import type { Commands } from '@/bindings/commands';
import type { Change, DocumentId, EmployeeId, HireId } from '@/bindings/types';

export type Command = keyof Commands;
export type Input<C extends Command> = Commands[C]['input'];
export type Output<C extends Command> = Commands[C]['output'];

/** What a window hears of the engine. */
export interface Listener {
  changed: (change: Change) => void;
  /** Something may have been missed: ask again for everything. */
  missed: () => void;
  /** Whether changes arrive at the moment. */
  heard: (listening: boolean) => void;
}

export type UploadTo = { hire_id: HireId } | { employee_id: EmployeeId };

/**
 * The engine, as a window sees it: over HTTP in a browser, over Tauri's bridge on the desktop.
 * Every failure is a HostError.
 */
export interface Host {
  rpc: <C extends Command>(cmd: C, input: Input<C>) => Promise<Output<C>>;
  /** Listens until the returned function is called. */
  events: (listener: Listener) => () => void;
  /** Saves the file that a ticket of `document.open` stands for. */
  openFile: (ticket: string) => Promise<void>;
  /** Saves what the window has made, such as a list; false where the person changed their mind. */
  saveFile: (name: string, content: Blob) => Promise<boolean>;
  uploadFile: (to: UploadTo, file: File) => Promise<DocumentId>;
}
