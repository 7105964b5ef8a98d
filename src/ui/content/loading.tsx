/** Words, not a wheel: nothing moves, and a screen reader is told. */
export function Loading({ children = 'Opening…' }: { children?: string }) {
  return (
    <p className="d-soft d-loading" role="status">
      {children}
    </p>
  );
}
