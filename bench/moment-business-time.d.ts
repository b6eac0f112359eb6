/** The package brings no types: what the bench uses of it. */
declare module 'moment-business-time' {
  import moment from 'moment';

  export default moment;
}
