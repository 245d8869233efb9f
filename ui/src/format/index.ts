export { formatBytes } from './bytes';
export { keepWorkspaceTime, today, useToday } from './clock';
export { daysUntil, formatCountdown, formatDay, formatInstant, formatInstantFully } from './dates';
export { FLAG_LOOKS, FLAG_ORDER, sortFlags, worstFlag, type FlagLook, type Tone } from './flags';
export { deedOf, fieldLabel, type ChangeShown, type Deed } from './history';
export { formatFrequency, formatMoney, formatPay, MASK } from './money';
export { characters, firstCharacter } from './words';
export { readDay } from './readDay';
export { readable, type Line } from './readable';
