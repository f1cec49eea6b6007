import { urls } from '#app/urls.ts';
import { EditedPicture, type PictureWords } from './edited-picture.ts';
import { element } from './element.ts';
import { openPicture } from './picture-source.ts';

type Post = (to: string, body: BodyInit) => Promise<{ to?: string; says?: string }>;

/**
 * Pictures of a question: opened, covered and redrawn on the device; they are sent without name and without anything but the
 * image.
 */
export class PictureList {
  readonly #words: PictureWords;
  readonly #list: HTMLElement;
  readonly #said: HTMLElement;
  readonly #most: number;
  #pictures: EditedPicture[] = [];

  constructor(
    root: HTMLElement,
    private readonly changed: () => void,
  ) {
    this.#words = JSON.parse(root.dataset['words']!) as PictureWords;
    this.#most = Number(root.dataset['most']);
    this.#list = element('ol', { class: 'pictures' });
    this.#said = element('p', { class: 'error', role: 'alert', hidden: '' });
    root.append(this.#said, this.#list);
    const input = root.querySelector<HTMLInputElement>('input[type="file"]')!;
    const take = () => {
      const files = [...input.files!];
      input.value = '';
      void this.#add(files);
    };
    input.addEventListener('change', take);
    // On a slow line pictures can be chosen before this script is there.
    take();
  }

  ready(): Blob[] {
    return this.#pictures.flatMap(({ clean }) => (clean ? [clean] : []));
  }
  isReady(): boolean {
    const open = this.#pictures.find(({ clean }) => clean === null);
    if (open) {
      this.#say(this.#words.must);
      open.root.scrollIntoView({ block: 'start' });
    }
    return !open;
  }
  async restore(blobs: Blob[]): Promise<void> {
    for (const blob of blobs) {
      const bitmap = await createImageBitmap(blob);
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [bitmap.width, bitmap.height];
      canvas.getContext('2d')!.drawImage(bitmap, 0, 0);
      this.#push({ blob, canvas, carried: [] });
    }
    this.#show();
  }

  /** One after the other, each again while the connection is weak; then the case is sent. */
  async send(caseId: string, post: Post): Promise<{ to?: string; says?: string }> {
    for (const [i, blob] of this.ready().entries()) {
      const body = new FormData();
      body.append('position', String(i + 1));
      body.append('file', blob, `${i + 1}.jpg`);
      const answer = await post(urls.consultationPictures(caseId), body);
      if (answer.says) return answer;
    }
    return post(urls.consultationAct(caseId), new URLSearchParams({ intent: 'send' }));
  }

  async #add(files: File[]): Promise<void> {
    this.#say('');
    for (const file of files) {
      try {
        for (const source of await openPicture(file))
          if (this.#pictures.length < this.#most) this.#push(source);
          else this.#say(this.#words.many);
      } catch {
        this.#say(this.#words.strange);
      }
      this.#show();
    }
  }
  #push(source: ConstructorParameters<typeof EditedPicture>[0]): void {
    this.#pictures.push(
      new EditedPicture(
        source,
        this.#words,
        () => this.#show(),
        (picture) => {
          this.#pictures = this.#pictures.filter((each) => each !== picture);
          this.#show();
        },
      ),
    );
  }
  #show(): void {
    for (const [i, picture] of this.#pictures.entries()) picture.render(i + 1);
    this.#list.replaceChildren(...this.#pictures.map(({ root }) => root));
    this.changed();
  }
  #say(sentence: string): void {
    this.#said.textContent = sentence;
    this.#said.hidden = sentence === '';
  }
}
