window.COURSE = {
  title: 'Tele-consultation in daily practice',
  summary:
    'For doctors and nurses who are alone with a question: when to ask at a distance, how to ask so that the answer helps, and what must not leave your practice.',
  objectives: [
    'Decide which questions can be answered in writing and which cannot wait',
    'Write a question that a specialist can answer within a day',
    'Send a case without anything that identifies the patient',
    'Close the loop: act on the answer and record it',
  ],
  screens: [
    {
      heading: 'When a question can travel',
      text: [
        'You are the only doctor within an hour. A question comes up that you cannot answer alone. Many such questions can be answered in writing, within days, and the patient need not travel.',
        'What can travel: a finding that is stable, a choice between treatments, a picture of the skin, an ECG without alarm. What cannot: anything in which the next hours count. Then you call, or you send the patient.',
      ],
    },
    {
      heading: 'Ask so that the answer helps',
      text: [
        'A good question fits on one screen. It says what you ask, before it says anything else. Then the background in two sentences, what you found, what you have tried, and what you would do if nobody answered.',
        'The last part matters most. It shows the specialist where you stand, and often the whole answer is: yes, do that.',
      ],
    },
    {
      heading: 'Nothing that identifies',
      text: [
        'A case is de-identified when nobody could say who it is: no name, no identity number, no full date of birth, no address, no telephone. Use age in years and, where it matters, sex and occupation in general words.',
        'In small places the rare thing identifies: “the ferry captain of our island” is a name. Pictures carry more than they show: a face, a tattoo, a label, and data inside the file. Look at each before you send it.',
      ],
    },
    {
      heading: 'Whose patient is it?',
      text: [
        'Advice among professionals is advice. You know the patient, you examined them, and you decide. The colleague who answers sees only what you wrote.',
        'Where the patient should become the specialist’s patient, use your national route for a referral. Tell the patient that you asked a colleague, without a name, and what the advice was.',
      ],
    },
    {
      heading: 'Close the loop',
      text: [
        'An answer that is not acted upon helps nobody. Read it the same day, decide, and write into the record what you asked, what was advised and what you did.',
        'Then tell the colleague in one sentence how it went. It takes a minute, it is what makes specialists go on answering, and both of you learn from it.',
      ],
    },
  ],
  questions: [
    {
      text: 'Which of these can be asked in writing?',
      options: [
        'Chest pain since half an hour',
        'A rash that has not changed for three weeks',
        'A child who is hard to wake',
        'Sudden weakness of one arm',
      ],
      right: 1,
      why: 'It is stable. The other three cannot wait: call, or send the patient.',
    },
    {
      text: 'What should come first in your question?',
      options: ['The full history', 'The laboratory results', 'What you ask', 'Your name and workplace'],
      right: 2,
      why: 'The specialist then reads everything else with the question in mind.',
    },
    {
      text: 'Which sentence still identifies the patient?',
      options: [
        'A woman of 67 years',
        'The only midwife of our island',
        'A farmer in his fifties',
        'A man with diabetes for ten years',
      ],
      right: 1,
      why: 'In a small place a rare occupation is as good as a name.',
    },
    {
      text: 'The answer has come. What belongs to closing the loop?',
      options: [
        'Deciding, recording, and telling the colleague how it went',
        'Forwarding the answer to the patient as it is',
        'Asking a second specialist to be sure',
        'Deleting the question',
      ],
      right: 0,
      why: 'You decide and record; one sentence back lets both of you learn.',
    },
  ],
  words: {
    back: 'Back',
    next: 'Next',
    finish: 'Finish',
    right: 'Right.',
    wrong: 'Not quite.',
    result: '{right} of {all} right.',
    where: '{at} of {all}',
  },
  pass: 3,
};
