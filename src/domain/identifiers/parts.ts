/** Every key, item and value of a value, at any depth. Without recursion or spreading: a stranger decides how deep and how wide it is. */
export function* partsOf(value: unknown): Generator<unknown> {
  const waiting: unknown[] = [value];
  while (waiting.length > 0) {
    const next = waiting.pop();
    yield next;
    if (typeof next !== 'object' || next === null) continue;
    for (const [key, inner] of Object.entries(next)) {
      if (!Array.isArray(next)) waiting.push(key);
      waiting.push(inner);
    }
  }
}
