import {scenario} from './scenario.js';

export const loanHindi = scenario({
  topic: 'loan follow-up',
  language: 'hi',
  start: `
    A: नमस्ते, मैं {agent} बोल रहा हूँ। आपकी किस्त के बारे में बात करनी थी, क्या अभी समय है?
    U: हाँ बोलिए, लेकिन जल्दी।
  `,
  core: [
    `
    A: आपकी {amount} की किस्त पाँच तारीख़ को देनी थी, जो अभी तक नहीं आई है।
    U: हाँ, इस महीने तनख़्वाह देर से मिली।
    A: कोई बात नहीं। आप कब तक भुगतान कर पाएँगे?
    U: शुक्रवार तक हो जाएगा।
    `,
    `
    A: धन्यवाद। मैं शुक्रवार की तारीख़ लिख लेता हूँ। तब तक कोई जुर्माना नहीं लगेगा।
    U: अच्छा है।
    `,
  ],
  extras: [
    [
      'Part payment was offered and declined.',
      `
      A: चाहें तो आधी रक़म आज दे सकते हैं।
      U: नहीं, पूरी एक साथ ही देनी है।
      `,
    ],
    [
      'The borrower asked for a later due date.',
      `
      U: क्या तारीख़ आगे बढ़ सकती है? हर महीने सात के बाद ही पैसा आता है।
      A: जी, दस तारीख़ कराई जा सकती है। इसके लिए एक आवेदन भेज रहा हूँ।
      U: हाँ, वह कर दीजिए।
      `,
    ],
    [
      'The borrower complained about repeated calls.',
      `
      U: आप लोग दिन में चार बार फ़ोन करते हैं, यह ठीक नहीं है।
      A: मैं क्षमा चाहता हूँ। आगे से दिन में एक ही बार फ़ोन आएगा।
      U: देखते हैं।
      `,
      true,
    ],
  ],
  end: `
    A: क्या भुगतान का लिंक संदेश में भेज दूँ?
    U: हाँ, भेज दीजिए।
    A: भेज दिया है। धन्यवाद, नमस्ते।
  `,
  summary:
    'The instalment of {amount} is overdue: the salary came late. The borrower promised to pay by Friday; a payment link was sent.',
  outcomes: [
    ['promise_to_pay', 'Call again on Friday if unpaid'],
    ['promise_to_pay', 'Send payment link', true],
  ],
});

export const loanMixed = scenario({
  topic: 'loan follow-up',
  language: 'mixed',
  start: `
    A: Hello {customer} जी, मैं {business} से {agent} बोल रहा हूँ। आपके loan account ending {tail} के बारे में call किया है।
    U: हाँ, बताइए। क्या हुआ?
  `,
  core: [
    `
    A: जी, इस महीने की EMI {amount} bounce हो गई है। Bank ने insufficient balance बताया है।
    U: अरे, balance तो था। शायद उस दिन school fees कट गई।
    A: समझ गया। क्या आप आज UPI से payment कर सकते हैं?
    U: आज नहीं, {date2} तक पक्का हो जाएगा।
    `,
  ],
  extras: [
    [
      'Bounce charges were explained.',
      `
      U: और bounce charge कितना लगेगा?
      A: एक बार का charge है, लेकिन {date2} से पहले pay करेंगे तो हम उसे waive कर सकते हैं।
      U: ठीक है, वो waive करा दीजिए please.
      `,
    ],
    [
      'The borrower asked for the foreclosure amount.',
      `
      U: Loan पूरा close करना हो तो total कितना देना पड़ेगा?
      A: मैं foreclosure statement आपकी email पर भेज देता हूँ, उसमें exact amount होगा।
      U: हाँ, भेज दीजिए, फिर सोचते हैं।
      `,
    ],
    [
      'The borrower disputed a payment.',
      `
      U: पिछले month भी मैंने pay किया था, फिर भी late fee लगा दी आप लोगों ने!
      A: जी, आप payment का screenshot इसी number पर भेज दीजिए, हम check करके reverse कर देंगे।
      U: हर बार screenshot, हर बार. यह बहुत परेशान करने वाला है।
      `,
      true,
    ],
    [
      'The mobile number for messages was confirmed.',
      `
      A: SMS इसी number पर भेजूँ या दूसरा number है?
      U: इसी पर भेज दीजिए।
      A: Done, link भेज दिया है।
      `,
    ],
  ],
  end: `
    A: Thank you. मैंने {date2} की तारीख़ note कर ली है।
    U: ठीक है, bye.
  `,
  summary: 'EMI of {amount} bounced for lack of balance. {customer} promised to pay by {date2}.',
  outcomes: [
    ['promise_to_pay', 'Check payment on the promised date'],
    ['callback_requested', 'Call back in the evening'],
  ],
});
