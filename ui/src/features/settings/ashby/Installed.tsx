import type { IntegrationView } from '@/bindings/types';
import { Changes } from './Changes';
import { Configure } from './Configure';
import { Head } from './Head';
import { Refused } from './Refused';

/** The page of the integration once it is installed. */
export function Installed({ integration }: { integration: IntegrationView }) {
  return (
    <>
      <Head integration={integration} />
      {integration.refused > 0 && <Refused count={integration.refused} />}
      <Configure integration={integration} />
      <Changes />
    </>
  );
}
