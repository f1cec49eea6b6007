import type { CourseStructure, Module, QuestionKey } from '#app/domains/modules/types.ts';
import { type Fault, faultsOf } from './fault.ts';
import type { StructureFile } from './read-structure.ts';
import type { Path } from './read-yaml.ts';
import { STRUCTURE_FILE } from './read-structure.ts';

/** Faults of `course.yaml` beyond its schema: unknown ids, cycles, impossible answers. */
export function checkStructure({ structure, lineOf }: StructureFile, faults: Fault[]): void {
  const addAt = faultsOf(faults, STRUCTURE_FILE);
  const add = (path: Path, ...[code, facts]: [Fault['code'], Fault['facts']?]) =>
    addAt(lineOf(path), code, facts);
  const { modules, objectives, references } = structure;
  const mustDiffer = (names: string[], pathOf: (at: number) => Path) => {
    const seen = new Set<string>();
    for (const [at, id] of names.entries())
      if (seen.has(id)) add(pathOf(at), 'id_again', { id });
      else seen.add(id);
  };
  mustDiffer(objectives, (at) => ['objectives', at]);
  mustDiffer(
    modules.map(({ id }) => id),
    (at) => ['modules', at, 'id'],
  );
  mustDiffer(
    references.map(({ id }) => id),
    (at) => ['references', at, 'id'],
  );
  const questions = modules.flatMap((module, at) =>
    module.questions.map((key, nth) => ({ key, path: ['modules', at, 'questions', nth] as Path })),
  );
  mustDiffer(
    questions.map(({ key }) => key.id),
    (at) => [...questions[at]!.path, 'id'],
  );
  for (const { key, path } of questions) {
    if ('options' in key) mustDiffer(key.options, (at) => [...path, 'options', at]);
    if ('targets' in key) mustDiffer(key.targets, (at) => [...path, 'targets', at]);
    if ('areas' in key)
      mustDiffer(
        key.areas.map(({ id }) => id),
        (at) => [...path, 'areas', at],
      );
  }
  references.forEach(({ id, url, doi }, at) => {
    if (!url && !doi) add(['references', at], 'reference_without_address', { id });
  });
  const minutes = modules.reduce((sum, each) => sum + each.minutes, 0);
  if (minutes !== structure.minutes)
    add(['minutes'], 'minutes_sum', { has: structure.minutes, needed: minutes });
  if (structure.minMinutes > structure.minutes)
    add(['minMinutes'], 'minutes_least', { has: structure.minMinutes, most: structure.minutes });

  modules.forEach((module, at) => {
    const path: Path = ['modules', at];
    checkModule(module, structure, (more, code, facts) => add([...path, ...more], code, facts));
  });
  for (const { key, path } of questions) {
    const known = (
      ids: string[],
      all: string[],
      code: 'objective_unknown' | 'reference_unknown',
      where: string,
    ) => ids.forEach((id, at) => all.includes(id) || add([...path, where, at], code, { id }));
    known(key.objectives, objectives, 'objective_unknown', 'objectives');
    known(
      key.references,
      references.map(({ id }) => id),
      'reference_unknown',
      'references',
    );
    const wrong = wrongAnswer(key);
    if (wrong) add([...path, 'answer'], wrong.code, { id: key.id, ...wrong.facts });
  }
  const circle = findCircle(modules);
  if (circle)
    add(['modules', modules.findIndex(({ id }) => id === circle[0]), 'opens'], 'circle', {
      modules: circle.join(' → '),
    });
}

type AddWithin = (path: Path, code: Fault['code'], facts?: Fault['facts']) => void;

function checkModule(module: Module, { modules, objectives }: CourseStructure, add: AddWithin): void {
  const { id, kind, required, opens, draw, questions } = module;
  module.objectives.forEach(
    (name, at) => objectives.includes(name) || add(['objectives', at], 'objective_unknown', { id: name }),
  );
  for (const [at, name] of (opens.after ?? []).entries())
    if (!modules.some((each) => each.id === name))
      add(['opens', 'after', at], 'module_unknown', { id: name });
  if (opens.score) {
    const source = modules.find((each) => each.id === opens.score!.module);
    if (!source) add(['opens', 'score', 'module'], 'module_unknown', { id: opens.score.module });
    else if (source.kind !== 'questions')
      add(['opens', 'score', 'module'], 'score_of_nothing', { id: source.id });
    if (required) add(['opens', 'score'], 'band_required', { id });
    if ((opens.score.below ?? 101) <= opens.score.from) add(['opens', 'score'], 'band_empty', { id });
  }
  if ((kind === 'questions' || kind === 'case') && questions.length === 0) add([], 'questions_none', { id });
  if (kind !== 'questions' && module.pass !== undefined) add(['pass'], 'pass_without_questions', { id });
  draw.forEach(({ objective, count }, at) => {
    if (!objectives.includes(objective)) add(['draw', at], 'objective_unknown', { id: objective });
    const has = questions.filter((key) => key.objectives[0] === objective).length;
    if (has < count) add(['draw', at], 'pool_small', { objective, has, needed: count });
  });
  const needs = { package: 'package', link: 'url', live: 'webinar' } as const;
  const needed = kind in needs ? needs[kind as keyof typeof needs] : null;
  if (needed && module[needed] === undefined) add([], 'yaml_missing', { where: needed });
}

type WrongAnswer = {
  code: 'answer_unknown' | 'answer_incomplete';
  facts?: { answer: string };
};

/** Why an answer key is invalid; null when it is valid. */
function wrongAnswer(key: QuestionKey): WrongAnswer | null {
  const unknown = (given: string[], all: string[]): WrongAnswer | null => {
    const answer = given.find((each) => !all.includes(each));
    return answer === undefined ? null : { code: 'answer_unknown', facts: { answer } };
  };
  switch (key.kind) {
    case 'single':
      return unknown([key.answer], key.options);
    case 'multiple':
      return unknown(key.answer, key.options);
    case 'hotspot':
      return unknown(
        [key.answer],
        key.areas.map(({ id }) => id),
      );
    case 'order':
      return (
        unknown(key.answer, key.options) ??
        (new Set(key.answer).size === key.options.length ? null : { code: 'answer_incomplete' })
      );
    case 'match':
      return (
        unknown(Object.keys(key.answer), key.options) ??
        unknown(Object.values(key.answer), key.targets) ??
        (Object.keys(key.answer).length === key.options.length ? null : { code: 'answer_incomplete' })
      );
    default:
      return null;
  }
}

/** A cycle of modules whose conditions depend on each other, in order; null without one. */
function findCircle(modules: Module[]): string[] | null {
  const waitsFor = new Map(
    modules.map(({ id, opens }) => [
      id,
      [...(opens.after ?? []), ...(opens.score ? [opens.score.module] : [])],
    ]),
  );
  const done = new Set<string>();
  const walk = (id: string, way: string[]): string[] | null => {
    if (way.includes(id)) return [...way.slice(way.indexOf(id)), id];
    if (done.has(id)) return null;
    done.add(id);
    for (const next of waitsFor.get(id) ?? []) {
      const circle = walk(next, [...way, id]);
      if (circle) return circle;
    }
    return null;
  };
  for (const { id } of modules) {
    const circle = walk(id, []);
    if (circle) return circle;
  }
  return null;
}
