/** A sentence in which `**…**` marks what stands on the screen in Ashby. */
export function Emphasis({ children }: { children: string }) {
  return (
    <span>
      {children.split('**').map((part, at) => (at % 2 === 1 ? <strong key={at}>{part}</strong> : part))}
    </span>
  );
}
