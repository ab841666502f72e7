import { isObject, type Json, listOf } from '../../json.ts';
import { blockFaults } from './blocks.ts';
import { bool, Faults, oneOf, type Shape, shaped, str } from './rules.ts';
import { plain } from './text-objects.ts';

// https://docs.slack.dev/reference/views/modal-views and https://docs.slack.dev/reference/views/home-tab-views

/** https://docs.slack.dev/reference/methods/views.open: 250 KB. */
const VIEW_BYTES_MAX = 250_000;

const anything = () => undefined;
const shared = {
  callback_id: str(255, 0),
  external_id: str(255, 0),
  private_metadata: str(3000, 0),
};

const modal: Shape = {
  required: { type: oneOf('modal'), title: plain(24), blocks: anything },
  optional: {
    ...shared,
    submit: plain(24),
    close: plain(24),
    clear_on_close: bool,
    notify_on_close: bool,
    submit_disabled: bool,
  },
  also: (value, at, faults) => {
    const inputs = listOf(value['blocks']).some((one) => isObject(one) && one['type'] === 'input');
    if (inputs && value['submit'] === undefined) faults.add(at, 'missing required field: submit');
  },
};

const home: Shape = { required: { type: oneOf('home'), blocks: anything }, optional: shared };

/** What is wrong with a view, its blocks and all. */
export function viewFaults(view: Json, type: 'modal' | 'home'): Faults {
  const faults = new Faults();
  shaped(type === 'modal' ? modal : home)(view, '/view', faults);
  faults.found.push(...blockFaults(view['blocks'], type, '/view/blocks').found);
  return faults;
}

export const isTooLarge = (view: Json): boolean =>
  Buffer.byteLength(JSON.stringify(view)) > VIEW_BYTES_MAX;
