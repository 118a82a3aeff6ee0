import { Button, Group } from '@mantine/core';
import { api, data } from '../../api/client';
import { saveFile } from '../../design/save-file';
import { texts } from '../../texts/en';

const words = texts.apps.certificates;

/** Saves a certificate through the API, which wants the token that a plain link would not bring. */
async function saveCertificate(id: string, form: 'pem' | 'der'): Promise<void> {
  const path = form === 'pem' ? '/signing-keys/{keyId}/certificate.pem' : '/signing-keys/{keyId}/certificate.der';
  const blob = await data(api.GET(path, { params: { path: { keyId: id } }, parseAs: 'blob' }));
  saveFile(`certificate.${form}`, blob as unknown as Blob);
}

export function DownloadButtons({ id }: { id: string }) {
  return (
    <Group gap={4}>
      {(['pem', 'der'] as const).map((form) => (
        <Button key={form} size="compact-xs" variant="default" onClick={() => void saveCertificate(id, form)}>
          {words[form]}
        </Button>
      ))}
    </Group>
  );
}
