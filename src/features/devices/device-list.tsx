import { useCallback, useEffect, useState } from 'react';
import { formatDate } from '../../domain/text/partial-date.ts';
import type { OwnDevice } from '../../protocol/devices.ts';
import { useOwnDevices } from '../../store/use-own-devices.ts';
import { listDevices } from '../../sync/own-devices.ts';
import { useSync, useSyncState } from '../../sync/sync-context.tsx';
import { Button } from '../../ui/actions/button.tsx';
import { SureStep } from '../../ui/content/sure-step.tsx';
import { Tag } from '../../ui/content/tag.tsx';
import { useAsking } from '../../ui/content/use-asking.ts';
import { content } from './content.ts';

/** The devices of this person, as the server knows them, with the names that the person gave. */
export function DeviceList() {
  const { transport } = useSync();
  const { lastContactAt } = useSyncState();
  const own = useOwnDevices();
  const [devices, setDevices] = useState<readonly OwnDevice[]>();
  const look = useCallback(async () => {
    const answer = await listDevices(transport);
    if (answer.ok) setDevices(answer.value);
  }, [transport]);
  // Each contact may have brought one, or taken one out.
  const contact = lastContactAt ?? 0;
  useEffect(() => {
    if (contact >= 0) void look();
  }, [look, contact]);
  const words = content.list;
  return (
    <section className="d-section" aria-labelledby="devices">
      <h2 id="devices">{words.title}</h2>
      {devices === undefined || devices.length === 0 ? (
        <p>{words.offline}</p>
      ) : (
        <ul className="d-tasks">
          {devices.map((device) => (
            <Device key={device.device} device={device} own={own} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Device({ device, own }: { device: OwnDevice; own: ReturnType<typeof useOwnDevices> }) {
  const { asking, ask, leave, back } = useAsking();
  const words = content.list;
  const isHere = device.device === own.here;
  const name = own.nameOf(device.device) || (isHere ? words.thisOne : words.unnamed);
  const isGoing = own.isOut(device.device) && device.state !== 'out';
  const dayOf = (time: string) => formatDate(time.slice(0, 10));
  return (
    <li className="d-tasks__row">
      <div className="d-tasks__text">
        <bdi>{name}</bdi> {isHere && name !== words.thisOne && <Tag>{words.thisOne}</Tag>}
        <div className="d-tasks__hint">
          {words.seen(dayOf(device.madeAt), dayOf(device.lastSeen))}{' '}
          {isGoing ? words.onTheWay : words.state[device.state]}
        </div>
        {asking && (
          <SureStep
            title={words.sure(name)}
            text={words.does}
            yes={words.yes}
            no={words.no}
            onYes={() => void own.takeOut(device.device).then(leave)}
            onNo={leave}
          />
        )}
      </div>
      {!isHere && !asking && !isGoing && device.state !== 'out' && (
        <Button small look="secondary" hiddenText={`: ${name}`} buttonRef={back} onClick={ask}>
          {words.takeOut}
        </Button>
      )}
    </li>
  );
}
