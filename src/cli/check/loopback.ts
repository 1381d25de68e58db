/** Whether an address is one of this machine's that no other can reach. 0.0.0.0 is not: it names all the machine has. */
export function isLoopback({hostname}: URL): boolean {
  return /^(127(\.\d+){3}|\[::1\]|\[::ffff:7f[\da-f]{2}:[\da-f]{1,4}\]|([\w-]+\.)*localhost)$/.test(hostname);
}
