import {scenario} from './scenario.js';

export const homesMixed = scenario({
  topic: 'real-estate lead',
  language: 'mixed',
  start: `
    A: Hello, मैं {business} से {agent} बोल रही हूँ। आपने हमारी website पर 3 BHK flat के लिए enquiry की थी, right?
    U: हाँ जी, कल रात form भरा था।
  `,
  core: [
    `
    A: Great! आप किस area में देख रहे हैं?
    U: Metro station के पास कुछ भी चलेगा, office आना-जाना easy हो।
    A: समझ गई। और आपका budget कितना है, approximately?
    U: एक crore के आसपास, थोड़ा ऊपर-नीचे चलेगा।
    `,
    `
    A: Perfect. हमारे पास Lake View project में दो options हैं, दोनों metro से walking distance पर।
    U: Ready to move हैं या under construction?
    A: एक ready है, दूसरे का possession अगले साल March में है।
    U: Ready वाला देखना है।
    `,
    `
    A: {date2} को {time} पर site visit रख दूँ?
    U: हाँ, उस दिन free हूँ। Family भी आएगी।
    A: Done! Location pin आपको WhatsApp पर भेज रही हूँ।
    `,
  ],
  extras: [
    [
      'A home loan was asked about.',
      `
      U: Home loan में भी help करते हैं क्या?
      A: जी हाँ, तीन banks के साथ tie-up है। Approval एक week में हो जाता है।
      U: Interest rate कितना चल रहा है?
      A: वो profile पर depend करता है, हमारी loan team आपको call करेगी।
      `,
    ],
    [
      'Parking and amenities were described.',
      `
      U: Parking covered है या open?
      A: हर flat के साथ एक covered parking है, दूसरी extra ले सकते हैं।
      U: और gym वगैरह?
      A: Gym, swimming pool और बच्चों का play area, तीनों हैं।
      `,
    ],
    [
      'Maintenance charges were given.',
      `
      U: Maintenance कितना आता है महीने का?
      A: लगभग चार रुपये per square foot, यानी पाँच-छह हज़ार।
      U: हम्म, थोड़ा ज़्यादा है।
      A: इसमें security, water और club house सब included है।
      `,
    ],
    [
      'A school nearby matters to the family.',
      `
      U: पास में अच्छा school है? बेटी second class में है।
      A: दो schools हैं, दोनों दस minute की दूरी पर।
      U: यह बहुत ज़रूरी था, good.
      `,
    ],
    [
      'Vastu and the facing were asked about.',
      `
      U: Flat east facing है क्या? घर में सब vastu मानते हैं।
      A: Ready वाला east facing है, बारहवीं मंज़िल पर।
      U: अरे वाह।
      `,
    ],
    [
      'Papers and registration were explained.',
      `
      U: Papers सब clear हैं ना? RERA number है?
      A: जी, RERA registered है। Number brochure में पहले page पर है।
      U: Okay, एक बार lawyer को दिखा लेंगे।
      A: बिल्कुल, original documents site office में देख सकते हैं।
      `,
    ],
    [
      'The price seemed too high to the caller.',
      `
      U: लेकिन website पर price कम लिखा था, अब आप ज़्यादा बता रही हैं।
      A: वो price बिना parking और registration के था।
      U: यह तो गलत बात है। पहले बताना चाहिए था।
      A: आप सही कह रहे हैं, मैं यह team को बताऊँगी।
      `,
      true,
    ],
  ],
  end: `
    A: और कोई सवाल हो तो इसी number पर call कर सकते हैं।
    U: ठीक है, {date2} को मिलते हैं। Thank you!
    A: Thank you, {customer} जी। Have a nice day.
  `,
  summary:
    '{customer} is looking for a three-bedroom flat near the metro for about one crore. A visit was fixed for {date2} at {time}.',
  outcomes: [
    ['site_visit_booked', 'Send location pin', true],
    ['qualified_lead', 'Sales to call before the visit', true],
    ['qualified_lead', 'Send brochure'],
  ],
});

export const homesEnquiry = scenario({
  topic: 'property enquiry',
  language: 'en',
  start: `
    A: Hello and welcome to {business}. I'm {agent}. Are you looking to buy or to rent?
    U: To rent. Something with two bedrooms, from next month if possible.
  `,
  core: [
    `
    A: Do you have an area in mind?
    U: Near the university, or anywhere on the blue line.
    A: And what would you like to pay per month at most?
    U: Around {amount}, including maintenance.
    `,
    `
    A: There are four flats that fit. The brightest has a balcony to the park and is free on {date2}.
    U: Could I see that one?
    A: Yes. Somebody can show it to you on {date2} at {time}.
    U: That works for me.
    `,
  ],
  extras: [
    [
      'A dog would move in too.',
      `
      U: I have a small dog. Is that a problem?
      A: The owner accepts one pet with a slightly higher deposit.
      U: That's fair.
      `,
    ],
    [
      'The deposit was explained.',
      `
      U: How much is the deposit?
      A: Two months' rent, paid when the contract is signed.
      U: Okay.
      `,
    ],
    [
      'Furniture was asked about.',
      `
      U: Is it furnished?
      A: Partly: kitchen, wardrobes and lights. The rest is up to you.
      U: Good, I have my own bed and desk.
      `,
    ],
  ],
  end: `
    A: I've noted the visit. You'll get the address by email.
    U: Thanks a lot.
    A: You're welcome. See you then.
  `,
  summary:
    'Looking for a two-bedroom flat near the university for about {amount} a month. A viewing was arranged for {date2} at {time}.',
  outcomes: [
    ['viewing_arranged', 'Email the address', true],
    ['qualified_lead', 'Send two more flats'],
  ],
});
