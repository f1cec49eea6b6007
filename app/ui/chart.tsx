/** The shore of the Baltic Sea, drawn once. */
const COAST =
  'M-5 615C-0 627 10 620 23 617C36 615 59 609 73 602C87 596 97 582 107 577C116 573 125 572 130 575C135 578 133 589 138 592C142 596 151 598 156 596C161 593 165 582 170 577C176 572 182 571 187 566C192 561 197 553 199 545C201 536 199 525 199 515C199 505 196 494 197 485C199 476 205 468 208 460C211 452 211 440 216 435C221 429 233 424 239 427C245 430 249 446 253 452C258 459 261 463 265 465C269 467 275 465 278 462C282 459 285 452 286 445C287 438 283 428 283 420C284 412 291 403 289 398C286 394 272 398 268 395C263 391 263 383 263 377C262 372 260 366 263 360C266 354 272 348 281 344C289 340 303 336 315 335C326 334 338 339 348 340C359 341 372 343 380 340C387 337 387 328 393 324C399 320 409 316 416 315C423 314 436 319 437 317C438 316 428 310 421 305C414 300 406 287 395 285C385 282 371 287 359 290C347 293 334 297 322 301C311 304 303 307 291 311C280 314 262 323 252 322C243 321 240 312 234 307C228 303 223 299 218 292C214 286 208 280 207 270C205 260 211 247 211 235C210 223 205 210 204 200C203 190 200 183 203 175C206 167 214 163 221 155C228 147 239 137 247 127C255 118 263 107 270 98C278 88 287 79 294 73C300 66 308 64 309 57C311 51 309 40 304 35C299 30 291 27 281 25C270 23 251 23 242 25C233 27 231 35 226 40C221 45 214 50 211 57C207 65 207 75 203 85C199 95 194 110 187 120C180 130 170 134 161 142C153 151 144 161 135 170C127 179 114 187 109 197C104 207 106 219 104 230C102 241 97 256 97 265C98 274 101 277 107 282C112 288 127 293 133 300C139 307 143 313 143 322C143 332 138 346 133 355C127 364 117 368 109 375C102 382 92 386 88 395C85 404 87 417 86 430C84 442 82 457 79 470C76 482 75 499 69 505C63 511 49 505 42 507C34 510 29 516 26 522C23 529 26 540 21 544C16 548 -1 536 -5 547C-10 559 -10 603 -5 615z';

/** A sea chart with remote practices; `label` says in words what it shows. */
export function Chart({ label }: { label: string }) {
  return (
    <figure className="chart">
      <svg viewBox="0 0 470 600" role="img" aria-label={label}>
<defs>
<clipPath id="coast">
<path d={COAST}/>
</clipPath>
</defs>
<path className="water" d={COAST}/>
<g clipPath="url(#coast)">
<path className="shelf" d={COAST} strokeWidth="26"/>
</g>
<path className="shore" d={COAST}/>
<path className="isle" d="M123 465C126 467 134 462 139 455C144 447 154 425 153 420C153 415 143 418 138 422C133 427 125 438 122 445C120 452 121 463 123 465z"/>
<path className="isle" d="M78 502C79 502 84 493 87 485C90 477 96 456 96 452C97 449 92 460 90 465C87 470 83 479 81 485C79 491 77 502 78 502z"/>
<path className="isle" d="M221 402C222 406 225 412 229 412C232 412 237 406 242 402C247 399 255 396 257 392C260 389 258 384 255 382C251 381 242 384 237 385C231 386 226 387 224 390C221 393 220 399 221 402z"/>
<path className="isle" d="M226 370C227 373 235 379 239 379C243 379 250 375 251 372C252 369 247 363 244 361C242 359 237 361 234 362C231 364 225 367 226 370z"/>
<path className="isle" d="M161 305C162 308 168 312 172 312C175 312 180 308 181 305C181 302 177 297 174 295C172 293 167 293 165 295C163 297 160 302 161 305z"/>
<path className="isle" d="M34 555C35 557 41 565 43 565C45 565 46 560 46 557C45 555 40 550 38 550C36 550 33 552 34 555z"/>
<circle className="range" cx="294" cy="64" r="34"/>
<circle className="range" cx="294" cy="64" r="60"/>
<circle className="range" cx="239" cy="428" r="34"/>
<circle className="range" cx="239" cy="428" r="60"/>
<circle className="range" cx="355" cy="533" r="34"/>
<circle className="range" cx="355" cy="533" r="60"/>
<path className="line" d="M294 64Q220 246 239 428"/>
<path className="line" d="M239 428Q267 450 355 533"/>
<circle className="light" cx="294" cy="64" r="6"/>
<text x="282" y="54" textAnchor="end">Hailuoto</text>
<circle className="light" cx="239" cy="428" r="6"/>
<text x="228" y="448" textAnchor="end">Kolka</text>
<circle className="place" cx="117" cy="17" r="4"/>
<text x="127" y="22" textAnchor="start">Arjeplog</text>
<circle className="place" cx="195" cy="319" r="4"/>
<text x="204" y="334" textAnchor="start">Kökar</text>
<circle className="place" cx="276" cy="408" r="4"/>
<text x="286" y="414" textAnchor="start">Kihnu</text>
<circle className="place" cx="198" cy="550" r="4"/>
<text x="207" y="555" textAnchor="start">Nida</text>
<circle className="place" cx="151" cy="418" r="4"/>
<text x="143" y="410" textAnchor="end">Fårö</text>
<circle className="light" cx="355" cy="533" r="6"/>
<text x="351" y="559" textAnchor="end">Braslaŭ</text>
</svg>
    </figure>
  );
}
