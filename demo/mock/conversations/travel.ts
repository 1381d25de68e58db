import {scenario} from './scenario.js';

export const parcel = scenario({
  topic: 'delivery',
  language: 'en',
  start: `
    A: Hello, you've reached {business}. I can help with deliveries and collections. What is it about?
    U: My parcel says delivered, but there is nothing here.
  `,
  core: [
    `
    A: I'm sorry. Could you read me the tracking number?
    U: It ends in {tail}, double three.
    A: Thank you. I can see it was left on {date} at {time}.
    `,
    `
    U: Left where? Nobody rang.
    A: The photo shows a blue door and a bicycle. Is that yours?
    U: No, ours is green. That's next door, I think.
    A: Then it is most likely with your neighbour. I have asked the driver to confirm.
    `,
  ],
  extras: [
    [
      'A claim was opened in case the parcel is not found.',
      `
      U: And if they say they don't have it?
      A: Then we treat it as lost. I have opened a claim, so you need not call again.
      U: What do you need from me?
      A: Only the value of the contents. {amount}, is that right?
      U: Yes, about that.
      `,
    ],
    [
      'A safe place was set for the next delivery.',
      `
      U: Can you tell them to use the porch in future?
      A: I have saved the porch as your safe place.
      U: Great.
      `,
    ],
    [
      'The parcel held medicine and is urgent.',
      `
      U: The thing is, there is medicine in it. I need it by tomorrow.
      A: I have marked it as urgent, and the depot will ring you before noon.
      U: They said that last week as well, and nobody rang.
      `,
      true,
    ],
    [
      'A collection was booked.',
      `
      U: I also have two boxes to send. Could the driver take them along?
      A: Yes, if they are under twenty kilos each. I have booked a collection for {date2}.
      U: Lovely, they're about five kilos.
      `,
    ],
  ],
  end: `
    A: You'll get a text as soon as the driver answers. Can I do anything else?
    U: No, thank you. Bye.
    A: Goodbye, and thanks for your patience.
  `,
  summary:
    'Parcel {tail} was marked delivered but not received. The photo shows a neighbour’s door; the driver was asked to confirm.',
  outcomes: [
    ['driver_asked', 'Text the customer when the driver answers'],
    ['resolved', 'None', true],
  ],
});

export const hotel = scenario({
  topic: 'reservation',
  language: 'en',
  start: `
    A: Good evening, {business}, this is {agent} at the night desk. How may I help you?
    U: Good evening. I have a room from {date2}, and I will arrive after midnight.
  `,
  core: [
    `
    A: Thank you for telling us. What name is the room under?
    U: {customer}.
    A: I have it: three nights, one person, breakfast included.
    U: That's right.
    `,
    `
    A: The front door is locked after midnight. I have sent you a code that opens it until six.
    U: And the key?
    A: In the small safe beside the lift, the same code.
    `,
  ],
  extras: [
    [
      'A quiet room was asked for.',
      `
      U: Could I have a quiet room, please? Last time I was above the bar.
      A: I have moved you to the courtyard side, fourth floor.
      U: Wonderful.
      `,
    ],
    [
      'The invoice is to be made out to the company.',
      `
      U: Please make out the invoice to the company, not to me.
      A: Gladly. Is the address the same as last time?
      U: Yes, nothing has changed.
      `,
    ],
    [
      'The guest was charged twice; a refund was started.',
      `
      U: One problem: my card was charged {amount} twice.
      A: I see both. One is a reservation that was never released, and I have released it now.
      U: I need that money back this week, please. It is not a small sum.
      A: It should show within three working days.
      `,
      true,
    ],
    [
      'A taxi was ordered.',
      `
      U: Can you get me a taxi from the station?
      A: One will wait at the north exit at {time}. The driver has your name.
      U: Very good.
      `,
    ],
  ],
  end: `
    A: Is there anything else I can do?
    U: No, that was all. Good night.
    A: Good night, and safe travels.
  `,
  summary:
    '{customer} arrives after midnight on {date2}. A door code was sent; the key is in the safe beside the lift.',
  outcomes: [
    ['resolved', 'None', true],
    ['note_added', 'Tell the morning desk'],
  ],
});

export const survey = scenario({
  topic: 'feedback survey',
  language: 'en',
  start: `
    A: Hello, this is {agent} calling for {business}. It is about your visit on {date}. Do you have two minutes?
    U: Two minutes, yes.
  `,
  core: [
    `
    A: From zero to ten, how likely are you to recommend us to a friend?
    U: I'd say an eight.
    A: Thank you. What kept it from being a ten?
    U: The queue. Otherwise it was fine.
    `,
  ],
  extras: [
    [
      'Staff were praised.',
      `
      U: The woman at the counter was brilliant, by the way. I didn't get her name.
      A: I'll pass that on to the team of that day.
      `,
    ],
    [
      'A problem with the card reader was reported.',
      `
      U: Oh, and your card reader didn't take my phone.
      A: Thank you, I have noted that for the branch.
      U: It's not the first time, either. Rather annoying.
      `,
      true,
    ],
    [
      'The loyalty programme was offered.',
      `
      A: Would you like to hear about our loyalty programme?
      U: What does it cost?
      A: Nothing. You collect a point per visit, and the tenth visit is free.
      U: All right, sign me up.
      `,
    ],
    [
      'Permission to call again was given.',
      `
      A: May we call you again after your next visit?
      U: Yes, but not before ten in the morning.
      A: I have noted that.
      `,
    ],
  ],
  end: `
    A: That was all. Thank you for your time.
    U: You're welcome. Bye.
  `,
  summary: 'Survey about the visit on {date}: eight out of ten; the queue was too long.',
  outcomes: [
    ['survey_completed', 'None', true],
    ['survey_completed', 'Forward remarks to the branch'],
  ],
});
