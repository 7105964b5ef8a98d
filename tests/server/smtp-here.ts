import { once } from 'node:events';
import { SMTPServer } from 'smtp-server';
import { onTestFinished } from 'vitest';
import { smtpMail } from '../../sync-server/mail.ts';

export type ReceivedLetter = { from: string; to: string[]; raw: string };

/** A real SMTP server on this machine that keeps what it is given, and a sender that talks to it. */
export async function smtpHere() {
  const letters: ReceivedLetter[] = [];
  const waiting: (() => void)[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
        letters.push({
          from,
          to: envelope.rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks).toString(),
        });
        for (const heard of waiting.splice(0)) heard();
        done();
      });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const address = server.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const url = `smtp://127.0.0.1:${port}`;
  const mail = smtpMail(url, 'dandelion@example.nhs.uk');
  onTestFinished(async () => {
    mail.close();
    await new Promise<void>((resolve) => server.close(resolve));
  });
  return {
    ...{ mail, letters, url },
    /** Waits until so many letters have come. */
    async come(count: number): Promise<ReceivedLetter[]> {
      while (letters.length < count) await new Promise<void>((heard) => waiting.push(heard));
      return letters;
    },
  };
}

export const codeIn = ({ raw }: ReceivedLetter): string => /Dandelion is (\d{6})/.exec(raw)?.[1] ?? '';
