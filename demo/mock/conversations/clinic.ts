import {scenario} from './scenario.js';

export const appointment = scenario({
  topic: 'appointment',
  language: 'en',
  start: `
    A: {business}, this is {agent} speaking. Are you calling to book, change or cancel an appointment?
    U: I'd like to book one. I have had a toothache since yesterday.
  `,
  core: [
    `
    A: I'm sorry to hear that. Is there any swelling or fever?
    U: No fever, just a bit of swelling on the left side.
    A: Then I'd like to get you in soon. May I have your name?
    U: {customer}.
    `,
    `
    A: Thank you. Doctor Rao has {time} on {date2}, or I could put you on the list for a cancellation today.
    U: {time} is fine. I'd rather have it fixed.
    A: You're booked. Please come ten minutes early, and bring a list of any medicines you take.
    `,
  ],
  extras: [
    [
      'Insurance papers were discussed.',
      `
      U: Do you take insurance?
      A: We settle directly with most insurers. Please bring your card and a photo ID.
      U: Okay, I'll have both with me.
      `,
    ],
    [
      'Directions and parking were given.',
      `
      U: Is there parking at the clinic?
      A: Yes, in the basement. The entrance is behind the pharmacy.
      U: Good to know.
      `,
    ],
    [
      'A second appointment for a child was booked.',
      `
      U: Could my daughter come along for her check-up? She is six.
      A: Certainly. I have kept the slot right after yours for her.
      U: Perfect, that saves me a trip.
      `,
    ],
    [
      'The caller asked about cost.',
      `
      U: Roughly what will it cost?
      A: The consultation is {amount}. An X-ray, if it is needed, is charged separately.
      U: All right.
      `,
    ],
  ],
  end: `
    A: I have sent the details by text message. If the pain gets worse, please call again at any time.
    U: Will do, thank you.
    A: Get well soon.
  `,
  summary: '{customer} has a toothache with slight swelling. An appointment was booked for {date2} at {time}.',
  outcomes: [
    ['appointment_booked', 'Send a reminder the day before', true],
    ['appointment_booked', 'Send directions'],
  ],
});

export const appointmentHindi = scenario({
  topic: 'appointment',
  language: 'hi',
  start: `
    A: नमस्ते, मैं {agent} बोल रही हूँ। मैं आपकी क्या सहायता कर सकती हूँ?
    U: नमस्ते। मुझे डॉक्टर साहब से मिलने का समय चाहिए।
  `,
  core: [
    `
    A: जी ज़रूर। आपको क्या तकलीफ़ है?
    U: तीन दिन से हाथों पर खुजली और लाल दाने हैं।
    A: क्या पहले भी ऐसा हुआ है?
    U: पिछली गर्मी में हुआ था, तब मरहम से ठीक हो गया था।
    `,
    `
    A: ठीक है। कल सुबह साढ़े दस बजे या शाम पाँच बजे का समय खाली है।
    U: शाम पाँच बजे ठीक रहेगा।
    A: आपका समय पक्का हो गया है। कृपया पुरानी पर्ची साथ लाइए।
    `,
  ],
  extras: [
    [
      'The fee was explained.',
      `
      U: फ़ीस कितनी लगेगी?
      A: परामर्श शुल्क {amount} है। दवा का पैसा अलग से लगेगा।
      U: अच्छा, ठीक है।
      `,
    ],
    [
      'The address was repeated.',
      `
      U: पता एक बार फिर बता दीजिए।
      A: स्टेशन रोड पर, दवा की दुकान के ऊपर, पहली मंज़िल।
      U: हाँ, ठीक है।
      `,
    ],
    [
      'An appointment for the caller’s mother was added.',
      `
      U: क्या माँ को भी साथ दिखा सकते हैं? उनके घुटनों में दर्द रहता है।
      A: जी हाँ, उनके लिए सवा पाँच बजे का समय रख दिया है।
      U: बहुत मेहरबानी।
      `,
    ],
  ],
  end: `
    A: और कुछ पूछना चाहेंगे?
    U: नहीं, धन्यवाद।
    A: धन्यवाद, जल्दी ठीक हो जाइए।
  `,
  summary:
    'Itching and a red rash on both hands for three days. An appointment was booked for tomorrow at five in the evening.',
  outcomes: [
    ['appointment_booked', 'Ask for the old prescription', true],
    ['appointment_booked', 'Send the address'],
  ],
});

export const reminder = scenario({
  topic: 'appointment reminder',
  language: 'mixed',
  start: `
    A: Hello, मैं {business} से {agent} बोल रही हूँ। क्या मेरी बात {customer} जी से हो रही है?
    U: हाँ, बोलिए।
  `,
  core: [
    `
    A: {date2} को {time} पर आपका follow-up appointment है। क्या आप आ पाएँगे?
    U: उस दिन तो office में meeting है। थोड़ा late हो सकता है क्या?
    A: जी, शाम को साढ़े छह बजे का slot free है। Confirm कर दूँ?
    U: हाँ, वो perfect है।
    `,
  ],
  extras: [
    [
      'Blood test results are to be brought along.',
      `
      A: Doctor ने blood test लिखा था। Report मिल गई क्या?
      U: हाँ, कल ही lab से आई है।
      A: बहुत अच्छा, उसे साथ लेकर आइए।
      `,
    ],
    [
      'A question about a medicine was passed to the doctor.',
      `
      U: वो जो tablet सुबह वाली है, उससे थोड़ा चक्कर आता है।
      A: मैं यह doctor को note कर देती हूँ। तब तक उसे खाना खाने के बाद लीजिए।
      U: Okay, thank you.
      `,
    ],
    [
      'The callee asked not to be called during working hours.',
      `
      U: Madam, please office time में call मत किया कीजिए। तीसरी बार हो रहा है।
      A: माफ़ी चाहती हूँ। मैंने note कर लिया है, आगे से शाम छह के बाद call आएगा।
      U: हाँ, please.
      `,
      true,
    ],
  ],
  end: `
    A: ठीक है, appointment update हो गया है। आपको SMS मिल जाएगा।
    U: Thank you, bye.
  `,
  summary:
    'Reminder call: {customer} could not come at {time} on {date2}; the follow-up was moved to half past six the same evening.',
  outcomes: [
    ['rescheduled', 'Send new time by SMS', true],
    ['rescheduled', 'Tell the doctor about the late slot'],
  ],
});
