import { createTransport } from 'nodemailer';

/** One letter to one address. Subject and text are ours; the address has been looked at. */
export type Letter = { to: string; subject: string; text: string };
export type Mail = { send(letter: Letter): Promise<void>; close(): void };

const PATIENCE = 20_000;

/**
 * Sends mail through the server that `url` names.
 *
 * @param from the address of the sender
 */
export function smtpMail(url: string, from: string): Mail {
  const transport = createTransport({
    url,
    connectionTimeout: PATIENCE,
    greetingTimeout: PATIENCE,
    socketTimeout: PATIENCE,
  });
  return {
    async send({ to, subject, text }) {
      // As an object, so that nothing in it is read as a list of addresses.
      await transport.sendMail({ from, to: { name: '', address: to }, subject, text });
    },
    close: () => transport.close(),
  };
}
