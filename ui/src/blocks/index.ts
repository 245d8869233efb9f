export { Copy } from './Copy';
export { Empty } from './Empty';
export { List, Row } from './List';
export { Loading } from './Loading';
export { Flag, Flags, Mark } from './Mark';
export { Page } from './Page';
export { Problem } from './Problem';
export { Day, Instant, Masked, Name, Pay } from './values';
