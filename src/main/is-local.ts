/** An emulated platform on this machine has no crowd to be protected from; its own limits are obeyed like the real one's. */
export function isLocal(apiUrl: string): boolean {
  return ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(apiUrl).hostname);
}
