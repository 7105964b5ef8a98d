/** Puts a text on the clipboard. @returns whether the browser did it */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Whether this device has its own way to hand something to another app. */
export const canShare = (): boolean => typeof navigator.share === 'function';

/** Opens the device's own choice of apps. A person who closes it has changed their mind; nothing is wrong. */
export async function shareLink(title: string, url: string): Promise<void> {
  await navigator.share({ title, url }).catch(() => undefined);
}
