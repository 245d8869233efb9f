import { PLACES, type Place } from '@/places';
import { useSession } from '@/session/session';

/** The places that the person may go to. */
export function usePlaces(): Place[] {
  const { permissions } = useSession();
  return PLACES.filter(
    ({ needs }) => needs === undefined || needs.some((needed) => permissions.includes(needed)),
  );
}
