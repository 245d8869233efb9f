import { useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { IntegrationView } from '@/bindings/types';
import { useRpc } from '@/query';
import { Checklist } from '../checklist/Checklist';
import { SendTestHire } from '../checklist/SendTestHire';
import classes from './ashby.module.css';
import { Changes } from './Changes';
import { Configure } from './Configure';
import { Head } from './Head';
import { Refused } from './Refused';

/** The page of the integration once it is installed. */
export function Installed({ integration }: { integration: IntegrationView }) {
  const checklist = useRpc('integration.checklist', {}).data?.items ?? [];
  const isOpen = checklist.some(({ is_done }) => !is_done);
  const offersTest = checklist.some(({ step, is_done }) => step === 'test_hire' && !is_done);
  useStepInView();
  return (
    <>
      <Head integration={integration} />
      {!offersTest && (
        <div className={classes.send}>
          <SendTestHire />
        </div>
      )}
      {integration.refused > 0 && <Refused count={integration.refused} />}
      {isOpen && (
        <div className={classes.checklist}>
          <Checklist items={checklist} />
        </div>
      )}
      <Configure integration={integration} />
      <Changes heard={integration.heard} />
    </>
  );
}

/** A step of the checklist leads to its place on this page. */
function useStepInView(): void {
  const { hash } = useLocation();
  useEffect(() => {
    if (hash) document.getElementById(hash)?.scrollIntoView({ block: 'start' });
  }, [hash]);
}
