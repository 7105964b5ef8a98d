import { type Gateway, openGateway } from './gateway.ts';
import { type Link, openLink } from './link.ts';

/**
 * All that stands between one device and the server: `near` carries bytes from the device to the gateway, `far` from there to the server.
 * What is cut on the far side reaches the server in part.
 */
export type FaultProxy = {
  url: string;
  near: Link;
  gateway: Gateway;
  far: Link;
  /** Takes all faults back that have not struck. */
  calm(): void;
  end(): Promise<void>;
};

export async function openProxy(serverPort: number): Promise<FaultProxy> {
  const far = await openLink(() => serverPort);
  const gateway = await openGateway(() => far.port);
  const near = await openLink(() => gateway.port);
  const parts = [near, gateway, far];
  return {
    url: `http://localhost:${near.port}`,
    ...{ near, gateway, far },
    calm: () => {
      for (const part of parts) part.calm();
    },
    end: async () => {
      await Promise.all(parts.map((part) => part.end()));
    },
  };
}
