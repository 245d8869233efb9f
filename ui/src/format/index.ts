export { daysUntil, formatCountdown, formatDay, formatInstant, formatInstantFully, today } from './dates';
export { FLAG_LOOKS, FLAG_ORDER, sortFlags, worstFlag, type FlagLook, type Tone } from './flags';
export { formatFrequency, formatMoney, formatPay, MASK } from './money';
export { characters, firstCharacter } from './words';
