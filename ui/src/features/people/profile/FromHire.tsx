import { Anchor, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { HireId } from '@/bindings/types';
import { t } from '@/text';

/** The way to the hire that somebody completed to make this person, where there was one and it may be opened. */
export function FromHire({ hire }: { hire: HireId | null }) {
  if (hire === null) return null;
  return (
    <Text c="dimmed" mb="sm">
      {`${t.profile.fromHire} `}
      <Anchor
        inherit
        underline="always"
        renderRoot={(link) => <Link {...link} to="/inbox/$hireId" params={{ hireId: hire }} />}
      >
        {t.profile.openHire}
      </Anchor>
    </Text>
  );
}
