/** Hands a file to the browser's downloads, as a whole or in parts. Needs no network. */
export function saveFile(name: string, type: string, content: string | readonly BlobPart[]): void {
  const address = URL.createObjectURL(new Blob(typeof content === 'string' ? [content] : [...content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  URL.revokeObjectURL(address);
}
