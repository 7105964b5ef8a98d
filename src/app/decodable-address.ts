/**
 * The path of an address whose percent signs somebody has spoilt, so that it can be decoded; else as it is. The router would warn of
 * it at each look, and there is no such page in any case.
 */
export function decodablePath(path: string): string {
  try {
    decodeURIComponent(path);
    return path;
  } catch {
    return path.replaceAll('%', '%25');
  }
}
