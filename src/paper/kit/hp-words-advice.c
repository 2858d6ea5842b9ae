/* hp-words-advice.c: the likely cause of each finding and what to do, for whoever leads
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "paper/kit/hp-words-private.h"

#include <glib/gi18n-lib.h>

/* For translators: words in braces are filled in and must stay as they are. */
const HpWordsLine hp_words_advice[] = {
  { "V01", NULL, N_ ("Ask the neighbourhood for the name, write it in and import the row again.") },
  { "V02", NULL,
    N_ ("Take the date from the identity card. Where only the year is known, write the year "
        "alone.") },
  { "V03", NULL,
    N_ ("Allowed. Where nothing more can be found, the 1st of the month or 1 January counts.") },
  { "V04", NULL,
    N_ ("Somebody under age may not be listed. Compare the birth date with the identity card.") },
  { "V05", NULL, N_ ("Look whether the year was mistyped, or whether this voter has died.") },
  { "V06", NULL,
    N_ ("A spreadsheet set to American dates does this. Compare with the identity card: other "
        "dates of the same sheet may be exchanged too, without showing it.") },
  { "V07", NULL, N_ ("Mark one of the two columns.") },
  { "V08", NULL,
    N_ ("A spreadsheet drops the 0 in front when the column holds numbers; the letter O is taken "
        "for 0. Compare with the identity card.") },
  { "V09", NULL,
    N_ ("Two people cannot have one number: either the person is listed twice or one number is "
        "mistyped. Strike one or correct it.") },
  { "V10", NULL,
    N_ ("It may be two people or one listed twice: compare identity numbers and addresses.") },
  { "V11", NULL, N_ ("Make the station first, or name the station when importing the sheet.") },
  { "V12", NULL, N_ ("Mark what the voter may elect according to the residence.") },
  { "V13", NULL,
    N_ ("Whoever elects a lower council elects the upper bodies too: marks were probably left "
        "out or put in the wrong column.") },
  { "V14", NULL, N_ ("Number the cards anew or correct the one that was mistyped.") },
  { "V15", NULL,
    N_ ("Rejected rows are not counted. Where the difference is larger than their number, rows "
        "are missing in the sheet or its total is wrong.") },
  { "V16", NULL,
    N_ ("Compare number, birth date and sex with the identity card: one of them is wrong.") },
  { "V17", NULL, N_ ("Nothing to do, unless these are two people.") },

  { "T01", NULL, N_ ("Enter what the minutes say; a blank is not 0.") },
  { "T02", NULL,
    N_ ("Voters were added on the day without being written in the list, or a figure was "
        "misread. Compare with the list and its supplement.") },
  { "T03", NULL,
    N_ ("Each voter gets one ballot for each body. Spoiled ballots that were exchanged may have "
        "been counted as issued; state the reason in the minutes.") },
  { "T04", NULL, N_ ("Compare with the ballot account (form 32) and recount the ballots.") },
  { "T05", NULL,
    N_ ("Counting may not start. Recount the voters marked in the list and the ballots; if it "
        "stays, make a record and report to the election board at once.") },
  { "T06", NULL,
    N_ ("Recount the invalid ballots first: a ballot set aside without a decision is the usual "
        "cause.") },
  { "T07", NULL,
    N_ ("Recount the bundles by number of names kept; a bundle is missing or counted twice.") },
  { "T08", NULL,
    N_ ("Go over the tally sheets of the candidates: a stroke is missing or counted twice. The "
        "difference says how many votes to look for.") },
  { "T09", NULL, N_ ("Two lines or two digits of the minutes were probably exchanged.") },
  { "T10", NULL, N_ ("Look whether votes or valid ballots of another body were typed here.") },
  { "T11", NULL, N_ ("Recount the invalid ballots by reason.") },
  { "T12", NULL,
    N_ ("Count the unused ballots and the spoiled ones again; compare with the receipt of the "
        "ballots.") },
  { "T13", NULL, N_ ("Look whether the minutes are of another constituency.") },
  { "T14", NULL,
    N_ ("Look at the invalid ballots once more with the whole team; state the reason.") },
  { "T15", NULL, N_ ("Ballots may have been taken away. State it in the minutes.") },
  { "T16", NULL, N_ ("Minutes were probably typed twice: compare the station on the paper.") },
  { "T17", NULL, N_ ("It may be right. Look whether the lines of two candidates were exchanged.") },
  { "T18", NULL,
    N_ ("Everybody who elects a lower body elects the upper ones too. Compare both minutes with "
        "the list of voters.") },
  { "T19", NULL,
    N_ ("Voters usually vote for all bodies at once. Compare the marks in the list and the stamps "
        "on the cards.") },
  { "T20", NULL, N_ ("Compare the minutes with the last report; correct the one that is wrong.") },

  { "U01", NULL, N_ ("Compare with the list; late additions must be in it first.") },
  { "U02", NULL, N_ ("Ask the station for both figures; one of them was misheard.") },
  { "U03", NULL, N_ ("Call the station.") },

  { "S01", NULL,
    N_ ("Join it with a neighbouring station or divide it, or give it a kind that is exempt.") },
  { "S02", NULL, N_ ("Assign the station to one constituency of this body.") },
  { "S03", NULL, N_ ("Change the decision on the team before it is sent.") },
  { "S04", NULL, N_ ("The list of candidates cannot be published like this: report it upwards.") },
  { "S05", NULL, N_ ("Put the candidates in order before the ballots are printed.") },
  { "P01", NULL, N_ ("Do the task or note when it was done.") },
  { "R01", NULL,
    N_ ("Do not publish. Verify the document and send it with the journal to those who look after "
        "the program.") },
  { NULL, NULL, NULL },
};
