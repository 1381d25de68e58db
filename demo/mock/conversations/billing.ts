import {scenario} from './scenario.js';

export const billing = scenario({
  topic: 'billing',
  language: 'en',
  start: `
    A: Thank you for calling {business}. This is {agent}, the automated assistant. How can I help you today?
    U: Hi. My bill this month is much higher than usual and I don't understand why.
  `,
  core: [
    `
    A: I can look into that. May I have the last four digits of your account, please?
    U: It ends in {tail}.
    A: Thank you, {customer}. I see a bill of {amount}, issued on {date}.
    `,
    `
    U: Exactly. Normally it is about half of that.
    A: Two things stand out: a one-time router charge, and one extra month of the sports package.
    U: I sent that router back in the first week, and I never asked for sports.
    A: You're right about the router, the return was logged. I have raised a correction for both charges.
    `,
  ],
  extras: [
    [
      'A late fee was waived.',
      `
      U: There is also a late fee on it. I paid on time.
      A: The payment reached us one day after the due date because of a bank holiday.
      U: That is hardly my fault, is it?
      A: No, it isn't. I have waived the late fee.
      `,
    ],
    [
      'The invoice with the tax number was sent by email.',
      `
      U: Could you also send me the invoice with our GST number on it?
      A: Of course. Shall I use the email address we have on file?
      U: Yes, the one that ends in example dot com.
      A: It is on its way. You should see it within five minutes.
      `,
    ],
    [
      'Automatic payment was explained and set up by link.',
      `
      U: Is there a way to pay this automatically?
      A: Yes. With automatic payment we debit your card three days after each bill, and you get a message before.
      U: And I can stop it whenever I like?
      A: At any time, in the app under Payments. I have sent you a link to set it up.
      U: Got it, thanks.
      `,
    ],
    [
      'A smaller plan was offered from next month.',
      `
      U: Honestly, I am thinking of going down to a smaller plan.
      A: You use about sixty per cent of your data. The 200 megabit plan would be enough and costs a third less.
      U: Does that start straight away?
      A: From the next billing date, with no fee for changing.
      U: Then please do that.
      A: Done. You will get a confirmation by text message.
      `,
    ],
    [
      'Slow evenings were reported; a line test found no fault.',
      `
      U: While I have you, the connection is slow every evening around nine.
      A: Let me run a line test. This takes about ten seconds.
      U: Sure, go ahead.
      A: The line itself is fine. Your router is on a crowded channel, and I have moved it to a quieter one.
      U: Oh. That was easy.
      `,
    ],
    [
      'A technician was booked for the socket.',
      `
      U: The socket in the hall is loose too. Can somebody look at it?
      A: I can send a technician on {date2}, between nine and eleven or between two and four.
      U: Nine to eleven works.
      A: Booked. The technician will ring you half an hour before.
      `,
    ],
    [
      'The caller asked for a supervisor and was promised a call back.',
      `
      U: This is the third time in a year that I have to call about a wrong bill.
      A: I am sorry. That should not happen, and I have added it to your account notes.
      U: Notes don't help me. I want to talk to a person who can decide something.
      A: I understand. A supervisor will call you back today before six.
      `,
      true,
    ],
    [
      'The postal address was updated.',
      `
      U: One more thing, we moved in spring and the letters still go to the old address.
      A: I can change that. What is the new postal code?
      U: It is four double zero, zero five eight.
      A: And the house number?
      U: Seventeen, second floor.
      A: Thank you. The new address is saved for bills and letters.
      `,
    ],
  ],
  end: `
    A: The corrected bill will reach you by email within two working days. Is there anything else?
    U: No, that's all. Thanks for sorting it out.
    A: Thank you for calling {business}. Have a good day.
  `,
  summary:
    '{customer} asked why the bill of {amount} was higher than usual. Two wrong charges were found and a correction was raised.',
  outcomes: [
    ['resolved', 'Send corrected bill', true],
    ['correction_raised', 'Check the correction in two working days'],
  ],
});

export const billingMixed = scenario({
  topic: 'billing',
  language: 'mixed',
  start: `
    A: {business} में call करने के लिए धन्यवाद। मैं {agent} बोल रही हूँ, how may I help you?
    U: हाँ जी, मेरा bill इस बार बहुत ज़्यादा आया है। Last month तो सिर्फ़ आधा था।
  `,
  core: [
    `
    A: मैं अभी check करती हूँ। आपके account number के last four digits बता दीजिए।
    U: {tail}।
    A: Thank you, {customer} जी। आपका bill {amount} का है, जो {date} को generate हुआ था।
    `,
    `
    A: इसमें एक international pack का charge जुड़ गया है, जो बारह तारीख़ को activate हुआ।
    U: लेकिन मैंने तो कोई pack activate नहीं किया। यह कैसे हो गया?
    A: मैं समझ सकती हूँ। मैंने reversal की request डाल दी है, यह amount next bill में adjust हो जाएगा।
    `,
  ],
  extras: [
    [
      'The payment method was changed to UPI.',
      `
      U: और payment का तरीका बदलना है। Card की जगह UPI से हो सकता है क्या?
      A: बिल्कुल। मैंने आपके mobile पर एक UPI mandate link भेजा है, उसे approve कर दीजिए।
      U: हाँ, message आ गया।
      `,
    ],
    [
      'Slow internet in the evening was reported.',
      `
      U: Internet भी शाम को बहुत slow चलता है, बच्चे online class नहीं कर पाते।
      A: मैंने आपका router remotely restart किया है। दो minute में speed normal हो जानी चाहिए।
      U: ठीक है, देखते हैं।
      `,
    ],
    [
      'The caller was unhappy with the waiting time.',
      `
      U: देखिए, पंद्रह minute से hold पर रखा हुआ है। यह कोई service है?
      A: इसके लिए मैं माफ़ी चाहती हूँ। मैंने आपकी complaint register कर ली है।
      U: हर बार यही कहते हैं आप लोग।
      `,
      true,
    ],
    [
      'The GST invoice was sent by email.',
      `
      U: मुझे GST invoice भी चाहिए, company के नाम पर।
      A: जी, आपकी registered email पर invoice भेज दिया है। Subject में GST लिखा होगा।
      U: Okay, मिल गया।
      `,
    ],
  ],
  end: `
    A: क्या मैं आपकी और कोई help कर सकती हूँ?
    U: नहीं, बस इतना ही। Thank you.
    A: धन्यवाद, आपका दिन शुभ हो।
  `,
  summary:
    '{customer} called about a bill of {amount}. An international pack had been added unasked; a reversal was requested.',
  outcomes: [
    ['reversal_requested', 'Adjust in the next bill'],
    ['resolved', 'None', true],
  ],
});
