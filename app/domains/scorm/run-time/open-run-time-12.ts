import { Scorm12API } from 'scorm-again/scorm12/min';
import { lessonStatus } from '#app/domains/scorm/attempts/cmi.ts';
import { openBudget } from './budget.ts';
import { openCmi } from './cmi.ts';
import { openDataModel } from './data-model.ts';
import { ELEMENTS_12 } from './elements-12.ts';
import { openFunctions } from './functions.ts';
import { openLibrary } from './library.ts';
import type { RunTime, RunTimeOptions } from './run-time.ts';

const STATUS = 'cmi.core.lesson_status';

export function openRunTime12({ initial }: RunTimeOptions): RunTime {
  const library = openLibrary('scorm-1.2', Scorm12API);
  const cmi = openCmi(library, initial, {
    table: ELEMENTS_12,
    refusals: { '405': 'type' },
    totalTime: 'cmi.core.total_time',
    fits: openBudget(),
  });
  const model = openDataModel({ table: ELEMENTS_12, version: '3.4', nextHasLists: true }, cmi);
  /** SCORM 1.2 RTE §3.4.4 (cmi.core.lesson_status): how the system sets it at LMSFinish. */
  function settleStatus(): void {
    const kept = cmi.render();
    const said = kept[STATUS];
    const mode = kept['cmi.core.lesson_mode'];
    const status =
      mode === 'browse' && said === 'not attempted'
        ? 'browsed'
        : lessonStatus({ cmi: kept, terminated: true }, kept['cmi.student_data.mastery_score'] ?? null);
    if (mode !== 'review' && status !== undefined && status !== said) cmi.settle(STATUS, status);
  }
  return {
    api: openFunctions('scorm-1.2', { library, model, beforeEnd: settleStatus }),
    render: cmi.render,
    wasSet: cmi.wasSet,
    exit: () => (cmi.wasSet('cmi.core.exit') ? cmi.render()['cmi.core.exit']! : ''),
    navRequest: () => '_none_',
  };
}
