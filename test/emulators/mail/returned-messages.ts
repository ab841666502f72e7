/** What mail servers and providers send back, as the RFCs shape it and as some of them write it. */

export interface About {
  readonly id: string; // the delivery's
  readonly to: string;
  readonly status?: string;
  readonly diagnostic?: string;
  readonly action?: string;
}

const crlf = (text: string) => text.replaceAll(/\r?\n/g, '\r\n');

/** The headers of the letter that came back. */
const original = ({ id, to }: About) => `From: TSB <tsb@example.org>
To: ${to}
Subject: =?utf-8?B?0KHQvtCy0LXRidCw0L3QuNC1?=
Message-ID: <${id}@example.org>
List-Unsubscribe: <https://parley.example/r/stop/0>
Auto-Submitted: auto-generated
`;

/** Postfix: the notice, the status, the headers alone; the envelope's id where it was asked for. */
export function postfixBounce(about: About & { readonly envelopeId?: boolean }): string {
  const { to, status = '5.1.1', action = 'failed', envelopeId = false } = about;
  const { diagnostic = `550 ${status} <${to}>: Recipient address rejected: User unknown` } = about;
  return crlf(`Return-Path: <>
From: MAILER-DAEMON@mx.example.org (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
To: tsb@example.org
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
	boundary="B.1/mx.example.org"
Content-Transfer-Encoding: 8bit

This is a MIME-encapsulated message.

--B.1/mx.example.org
Content-Description: Notification
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

I'm sorry to have to inform you that your message could not be delivered.

--B.1/mx.example.org
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.org
${envelopeId ? `Original-Envelope-Id: ${about.id}\n` : ''}X-Postfix-Queue-ID: 4F1A
Arrival-Date: Mon,  1 Mar 2027 09:00:00 +0000 (UTC)

Final-Recipient: rfc822; ${to}
Original-Recipient: rfc822;${to}
Action: ${action}
Status: ${status}
Remote-MTA: dns; mail.example.com
Diagnostic-Code: smtp; ${diagnostic.replace(/ /, '\n    ')}

--B.1/mx.example.org
Content-Description: Undelivered Message Headers
Content-Type: text/rfc822-headers
Content-Transfer-Encoding: 8bit

${original(about)}
--B.1/mx.example.org--
`);
}

/** Exchange: nested text and HTML, the whole letter, and a In-Reply-To of its own. */
export function exchangeBounce(about: About & { readonly withoutOriginal?: boolean }): string {
  const { id, to, status = '5.1.10' } = about;
  const returned = `--_004_X_
Content-Type: message/rfc822

${original(about)}Content-Type: text/plain

Dear Ada,
Begin: https://parley.example/r/secret

`;
  return crlf(`From: Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@example.org>
To: tsb@example.org
Date: Mon, 1 Mar 2027 09:00:05 +0000
Content-Type: multipart/report; report-type=delivery-status; boundary="_004_X_"
X-MS-Exchange-Message-Is-Ndr:
Subject: Undeliverable: A reminder
Auto-Submitted: auto-replied
In-Reply-To: <${id}@example.org>
References: <${id}@example.org>
MIME-Version: 1.0

--_004_X_
Content-Type: multipart/alternative; differences=Content-Type; boundary="_005_X_"

--_005_X_
Content-Type: text/plain; charset="us-ascii"
Content-Transfer-Encoding: quoted-printable

Delivery has failed to these recipients or groups:=20

--_005_X_
Content-Type: text/html; charset="us-ascii"

<html><body><p>Delivery has failed</p></body></html>

--_005_X_--

--_004_X_
Content-Type: message/delivery-status

Reporting-MTA: dns;AM0PR01MB.eurprd01.example
Arrival-Date: Mon, 1 Mar 2027 09:00:04 +0000

Final-Recipient: rfc822;${to}
Action: failed
Status: ${status}
Diagnostic-Code: smtp;550 ${status} RESOLVER.ADR.RecipientNotFound; Recipient ${to} not found

${about.withoutOriginal === true ? '' : returned}--_004_X_--
`);
}

/** Gmail: pictures beside its own words, X-Failed-Recipients, the headers in a part of their own. */
export function gmailBounce(about: About): string {
  const { id, to, status = '5.1.1' } = about;
  return crlf(`Return-Path: <>
Received: by 2002:a05:6402:1 with SMTP id abc; Mon, 01 Mar 2027 01:00:06 -0800 (PST)
Content-Type: multipart/report; boundary="000000000000ab"; report-type=delivery-status
To: tsb@example.org
From: Mail Delivery Subsystem <mailer-daemon@googlemail.example>
X-Failed-Recipients: ${to}
Auto-Submitted: auto-replied
Subject: Delivery Status Notification (Failure)
In-Reply-To: <${id}@example.org>
References: <${id}@example.org>

--000000000000ab
Content-Type: multipart/related; boundary="000000000000cd"

--000000000000cd
Content-Type: multipart/alternative; boundary="000000000000ef"

--000000000000ef
Content-Type: text/plain; charset="UTF-8"

** Address not found **

--000000000000ef--
--000000000000cd
Content-Type: image/png; name="icon.png"
Content-Disposition: attachment; filename="icon.png"
Content-Transfer-Encoding: base64
Content-ID: <icon.png>

iVBORw0KGgo=
--000000000000cd--
--000000000000ab
Content-Type: message/delivery-status

Reporting-MTA: dns; googlemail.example
Arrival-Date: Mon, 01 Mar 2027 01:00:05 -0800 (PST)
X-Original-Message-ID: <${id}@example.org>

Final-Recipient: rfc822; ${to}
Action: failed
Status: ${status}
Remote-MTA: dns; gmail-smtp-in.l.example. (192.0.2.1, the server for the domain.)
Diagnostic-Code: smtp; 550-5.1.1 The email account that you tried to reach does not exist.
Last-Attempt-Date: Mon, 01 Mar 2027 01:00:06 -0800 (PST)

--000000000000ab
Content-Type: text/rfc822-headers

${original(about)}
--000000000000ab--
`);
}

/** An address beyond ASCII (RFC 6533): the report's own types, the address escaped, the domain as DNS writes it. */
export function globalBounce({ id, escaped }: { readonly id: string; readonly escaped: string }) {
  return crlf(`From: postmaster@example.org
To: tsb@example.org
MIME-Version: 1.0
Content-Type: Multipart/Report; Report-Type=delivery-status; boundary=glo

--glo
Content-Type: text/plain

Not delivered.
--glo
Content-Type: message/global-delivery-status
Content-Transfer-Encoding: base64

${Buffer.from(
  `Reporting-MTA: dns; mx.example.org\r\n\r\nFinal-Recipient: utf-8; ${escaped}\r\nAction: Failed\r\nStatus: 5.1.1 (bad mailbox)\r\n`,
).toString('base64')}
--glo
Content-Type: message/global-headers

${original({ id, to: 'жанна@пример.example' })}
--glo--
`);
}

/** A complaint as RFC 5965 shapes it; `rcpt` as providers blank it out. */
export function complaintReport(
  about: About & { readonly type?: string; readonly rcpt?: string | null },
): string {
  const { to, type = 'abuse', rcpt = to } = about;
  return crlf(`From: <feedback@provider.example>
To: <tsb@example.org>
Subject: FW: A reminder
MIME-Version: 1.0
Content-Type: multipart/report; report-type=feedback-report; boundary="part1_13d"

--part1_13d
Content-Type: text/plain; charset="US-ASCII"
Content-Transfer-Encoding: 7bit

This is an email abuse report.

--part1_13d
Content-Type: message/feedback-report

Feedback-Type: ${type}
User-Agent: SomeGenerator/1.0
Version: 1
Original-Mail-From: <tsb@example.org>
${rcpt === null ? '' : `Original-Rcpt-To: <${rcpt}>\n`}Reported-Domain: example.org

--part1_13d
Content-Type: message/rfc822
Content-Disposition: inline

${original(about)}
Begin: https://parley.example/r/secret
--part1_13d--
`);
}

export function outOfOffice({ id, to }: About): string {
  return crlf(`From: ${to}
To: tsb@example.org
Subject: Automatic reply: A reminder
Auto-Submitted: auto-replied (vacation)
In-Reply-To: <${id}@example.org>
Content-Type: text/plain; charset=utf-8

I am away until Monday. Status: 5.1.1
`);
}

export function readReceipt({ id, to }: About): string {
  return crlf(`From: ${to}
To: tsb@example.org
Content-Type: multipart/report; report-type=disposition-notification; boundary=mdn

--mdn
Content-Type: text/plain

Your message was read.
--mdn
Content-Type: message/disposition-notification

Final-Recipient: rfc822;${to}
Original-Message-ID: <${id}@example.org>
Disposition: manual-action/MDN-sent-manually; displayed
--mdn--
`);
}

/** A person's own words, with somebody's bounce attached to them. */
export function replyWithBounce(about: About): string {
  return crlf(`From: ${about.to}
To: tsb@example.org
Subject: what is this?
Content-Type: multipart/mixed; boundary=outer

--outer
Content-Type: text/plain

Please look.
--outer
Content-Type: message/rfc822

${postfixBounce(about)}
--outer--
`);
}
