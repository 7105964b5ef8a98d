/** A line of a file, without its end; undefined for one that is longer than anybody may hold in memory. */
export type FileLine = string | undefined;

/**
 * The lines of a file, one by one: neither the file nor a line that is too long is ever held as a whole. Bytes that are no UTF-8 come
 * out as U+FFFD.
 *
 * @param longest in characters
 * @throws DOMException when the file cannot be read, or has changed since it was chosen
 */
export async function* readLines(file: Blob, longest: number): AsyncGenerator<FileLine> {
  const reader = file.stream().getReader();
  const decoder = new TextDecoder();
  let rest = '';
  let tooLong = false;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      const lines = (rest + decoder.decode(value, { stream: !done })).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        yield tooLong || line.length > longest ? undefined : line.replace(/\r$/, '');
        tooLong = false;
      }
      if (rest.length > longest) {
        tooLong = true;
        rest = '';
      }
      if (!done) continue;
      if (tooLong) yield undefined;
      else if (rest !== '') yield rest;
      return;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
