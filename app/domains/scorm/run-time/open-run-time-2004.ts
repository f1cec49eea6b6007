import { Scorm2004API } from 'scorm-again/scorm2004/min';
import { ADL_ELEMENTS, openAdl, readValidity } from './adl.ts';
import { openBudget } from './budget.ts';
import { openCmi } from './cmi.ts';
import { type DataModel, openDataModel } from './data-model.ts';
import { ELEMENTS_2004 } from './elements-2004.ts';
import { openFunctions } from './functions.ts';
import { openLibrary } from './library.ts';
import type { RunTime, RunTimeOptions } from './run-time.ts';
import { withTracking } from './with-tracking.ts';

export function openRunTime2004({
  initial,
  stores,
  isRequestValid = () => undefined,
}: RunTimeOptions): RunTime {
  const fits = openBudget();
  const library = openLibrary('scorm-2004', Scorm2004API);
  const cmi = openCmi(library, initial, {
    refusals: { '406': 'type', '407': 'range' },
    totalTime: 'cmi.total_time',
    fits,
  });
  const adl = openAdl({ stores, fits });
  const model = openDataModel({ table: ELEMENTS_2004, version: '1.0' }, cmi);
  const adlModel = openDataModel({ table: ADL_ELEMENTS, version: '1.0' }, adl);
  const whole: DataModel = {
    read(name) {
      if (!/^adl(\.|$)/.test(name)) return model.read(name);
      const value = readValidity(name, isRequestValid);
      return value === null ? adlModel.read(name) : { value };
    },
    write(name, value) {
      if (!/^adl(\.|$)/.test(name)) return model.write(name, value);
      return readValidity(name, isRequestValid) === null ? adlModel.write(name, value) : 'read_only';
    },
  };
  return {
    api: openFunctions('scorm-2004', { library, model: whole }),
    render: cmi.render,
    wasSet: cmi.wasSet,
    exit: () => (cmi.wasSet('cmi.exit') ? cmi.render()['cmi.exit']! : ''),
    navRequest: adl.request,
  };
}
