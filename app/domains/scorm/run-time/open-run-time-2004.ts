import { Scorm2004API } from 'scorm-again/scorm2004/min';
import { statusByThreshold } from '#app/domains/scorm/attempts/cmi.ts';
import { ADL_ELEMENTS, openAdl, readValidity } from './adl.ts';
import { openBudget } from './budget.ts';
import { openCmi } from './cmi.ts';
import { type DataModel, openDataModel } from './data-model.ts';
import { ELEMENTS_2004 } from './elements-2004.ts';
import { openFunctions } from './functions.ts';
import { openLibrary } from './library.ts';
import type { RunTime, RunTimeOptions } from './run-time.ts';
import { trackedObjective } from './tracked-objective.ts';

/** What a threshold of the manifest overrides: its measure, the threshold, and the words. */
const EVALUATED = new Map<string, [string, string, string, string]>([
  ['cmi.completion_status', ['cmi.progress_measure', 'cmi.completion_threshold', 'completed', 'incomplete']],
  ['cmi.success_status', ['cmi.score.scaled', 'cmi.scaled_passing_score', 'passed', 'failed']],
]);

export function openRunTime2004({
  initial,
  stores,
  tracked,
  isRequestValid = () => undefined,
}: RunTimeOptions): RunTime {
  const fits = openBudget();
  const library = openLibrary('scorm-2004', Scorm2004API);
  const cmi = openCmi(library, initial, {
    table: ELEMENTS_2004,
    refusals: { '406': 'type', '407': 'range' },
    totalTime: 'cmi.total_time',
    fits,
  });
  const adl = openAdl({ stores, fits });
  const model = openDataModel({ table: ELEMENTS_2004, version: '1.0' }, cmi);
  const adlModel = openDataModel({ table: ADL_ELEMENTS, version: '1.0' }, adl);
  const valueOf = (name: string) => {
    const found = cmi.has(name) ? cmi.get(name) : null;
    return found && 'value' in found ? found.value : undefined;
  };
  const whole: DataModel = {
    read(name) {
      const [measure, threshold, yes, no] = EVALUATED.get(name) ?? [];
      const evaluated = measure && statusByThreshold(valueOf(measure), valueOf(threshold!), yes!, no!);
      if (evaluated) return { value: evaluated };
      if (!/^adl(\.|$)/.test(name)) {
        const known = trackedObjective(name, cmi, tracked);
        return known === undefined ? model.read(name) : { value: known };
      }
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
    render: () => ({
      ...cmi.render(),
      ...(adl.request() === 'suspendAll' ? { 'part.suspended': 'true' } : {}),
    }),
    wasSet: cmi.wasSet,
    exit: () => (cmi.wasSet('cmi.exit') ? cmi.render()['cmi.exit']! : ''),
    navRequest: adl.request,
  };
}
