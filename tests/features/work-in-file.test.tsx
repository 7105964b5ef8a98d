import { File as NodeFile } from 'node:buffer';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, describe, expect, it } from 'vitest';
import { laneOf } from '../../src/store/carried-lane.ts';
import { writeDraft } from '../../src/store/drafts.ts';
import { change, saveOne } from '../store/test-vault.ts';
import { savedText, workDevice } from '../store/work-device.ts';
import { button, openWriter } from './writer.tsx';

// jsdom has no downloads.
beforeAll(() => {
  URL.createObjectURL ??= () => 'blob:work';
  URL.revokeObjectURL ??= () => undefined;
});

const OWN = /^If this is your own work from before this browser was cleared:/;

/** Somebody else's file, chosen on the page. */
async function chooseFile() {
  const ben = await workDevice();
  await saveOne(ben.vault, change('title', 'Mouth care'));
  await saveOne(ben.vault, change('worked', 'Soft brushes'));
  // jsdom's own has no stream.
  const file = new NodeFile([await savedText(ben)], 'dandelion-work.json', { type: 'application/json' });
  fireEvent.change(await screen.findByLabelText('Bring back work from a file'), { target: { files: [file] } });
}

describe('work in a file', () => {
  it('[S30] is saved with the forms that are half filled in, and with a word about an identifier', async () => {
    const { open, vault } = openWriter();
    await saveOne(vault, change('title', 'Quieter nights'));
    await writeDraft(vault, 'start-project', { title: 'Mouth care for 999 000 0018' });
    open('/where-is-my-work');
    await userEvent.click(await button('Save all my work to a file'));
    const told = await screen.findByText(
      /^A file with 1 change and 1 form that was half filled in is in your downloads/,
    );
    expect(told.textContent).toMatch(
      /looks like an identifier of a patient\. Keep the file where patient data may be\.$/,
    );
  });

  it('[S30] is brought back with the focus on what is told of it, and helps whoever was cleared', async () => {
    const { open } = openWriter();
    open('/where-is-my-work');
    await chooseFile();
    expect(await screen.findByText(OWN)).toBeDefined();
    await userEvent.click(await button('Bring these 2 changes back'));
    const told = await screen.findByText('2 changes brought back.');
    await waitFor(() => expect(document.activeElement).toBe(told.closest('[role=status]')));
    expect((await screen.findAllByText(OWN)).length).toBe(2);
  });

  it('[S30] that was carried and has arrived has no title in quotation marks that is none', async () => {
    const { open, vault } = openWriter();
    const { mid } = await saveOne(vault, change('worked', 'Dim lights', { record: 'q1', scope: 'project:q1' }));
    const row = await vault.db.outbox.where('mid').equals(mid).first();
    const carried = { publicKey: 'B'.repeat(87), signature: 's', person: 'person-b', name: '', title: '' };
    const body = { ...Object(row?.body), carried };
    await vault.db.outbox.update(row?.n ?? 0, { scope: laneOf('project:q1', 'device-b'), state: 'confirmed', body });
    open('/where-is-my-work');
    await screen.findByText('A project whose title is not known here, for somebody else');
  });
});
