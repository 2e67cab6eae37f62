package quote

// A feature is a property of a person as a possible speaker of an utterance.
type feature int

// The features.
const (
	isNobody                     feature = iota // no candidate is the speaker
	isRuleAnswer                                // the rules of dialogue.go choose the person
	isRuleAnswerSure                            // the same, times the confidence of the rules
	isRuleAnswerByMention                       // the same, by a pronoun or a noun
	isRuleAnswerByBeat                          // the same, by what the person does beside the quotation
	spokeLastPure                               // the person spoke in the paragraph before, in which there is nothing else
	spokeLastMixed                              // the same, with other text
	spokeLastNear                               // the person spoke last, with one or two paragraphs between
	spokeLastFar                                // the same, with more
	spokeBeforeLastPure                         // the person spoke two turns before, with nothing but speech between
	spokeBeforeLastMixed                        // the same, with other text
	spokeBeforeLastNear                         // the same, with paragraphs without speech between
	spokeThreeBefore                            // the person spoke three turns before
	spokeFourBefore                             // the person spoke four turns before
	continuesByPronoun                          // the person spoke last, and a pronoun or a noun is beside this utterance
	answersByPronoun                            // the person spoke before the last, and a pronoun or a noun is beside this utterance
	spokeEarlier                                // the person spoke in one of the ten turns before
	isLastMentioned                             // the author named the person last before the utterance
	isSecondMentioned                           // second to last
	isThirdMentioned                            // third to last
	isEarlierMentioned                          // before that
	isInParagraphBeforeIt                       // in the same paragraph, before the quotation
	isSubjectBeforeIt                           // the same, as a subject
	isAfterIt                                   // in the same paragraph, after the quotation
	isFirstAfterIt                              // the first name there
	isBetween                                   // in a paragraph between the last utterance and this one
	isSubjectBetween                            // the same, as a subject
	isInNextParagraph                           // in the paragraph after it
	isAddressed                                 // the utterance addresses the person
	isAddressedByLast                           // the utterance in the paragraph before addresses the person
	isAddressedBeforeLast                       // the utterance before that addresses the person
	isAddressedByNext                           // the utterance in the next paragraph addresses the person
	hasGender                                   // the person has the gender of the pronoun
	hasOtherGender                              // the person has another gender
	hasUnknownGender                            // the gender of the person is not known
	shareOfPronouns                             // the share of the pronouns after the person's names that have the gender of this one, from −1 for none to 1 for all
	hasRole                                     // the noun is a role of the person
	hasOtherRole                                // the noun is not a role of the person
	speaksNext                                  // the author names the person as the speaker of the next paragraph
	speaksAfterNext                             // the same, for the paragraph after that
	isOwnNoun                                   // the noun beside the utterance names the person, who has no other name
	isNameless                                  // the author does not name the person
	isNounOnly                                  // the person is known by a noun
	isOtherThanPerson                           // nothing shows that it is a person
	isTeller                                    // the person tells the story
	logMentions                                 // the logarithm of the number of times that the author names the person
	logTurns                                    // the logarithm of the number of turns so far
	resumesAsLast                               // a verb like “continued” is beside the utterance, and the person spoke last
	resumesBeforeLast                           // the same, and the person spoke before the last
	answersAsLast                               // a verb like “replied” is beside the utterance, and the person spoke last
	answersBeforeLast                           // the same, and the person spoke before the last
	evenFromAnchor                              // the person is named as the speaker an even number of turns before
	oddFromAnchor                               // the same, an odd number
	evenToAnchor                                // the person is named as the speaker an even number of turns later
	oddToAnchor                                 // the same, an odd number
	speaksSoon                                  // the author names the person as a speaker of one of the next turns
	alternates                                  // the last four turns alternate between this person and another one
	alternatesWithOther                         // the same, and the person spoke last
	isOneOfTwo                                  // the last six turns have two speakers, and the person is the one who did not speak last
	questionedLast                              // the person spoke last, and asked something
	questionedBeforeLast                        // the person spoke before the last, who asked something
	relativeSalience                            // the logarithm of the person's salience relative to that of the most salient candidate
	isMostSalient                               // the person is the most salient candidate
	isMostSalientAgreeing                       // the person is the most salient candidate who agrees with the mention
	logMentionsNear                             // the logarithm of the number of times that the author names the person right before
	logTurnsNear                                // the logarithm of the number of the last ten turns that are the person's
	opensParagraph                              // the person's name begins the paragraph of the utterance
	isSubjectRightBefore                        // the person's name is a subject in the sentence right before the paragraph
	isSubjectAfterIt                            // the person's name is a subject after the utterance, in its paragraph
	isNamedInside                               // the utterance names the person
	isNamedInsideLast                           // the utterance before names the person
	isAddressedAsGender                         // the utterance before calls somebody “sir” or “my girl”, which fits the person
	isAddressedAsOtherGender                    // the same, and it does not fit
	addressesOwnGender                          // the utterance calls somebody “sir” or “my girl”, which fits the person
	isNextAddressedAsGender                     // the utterance after calls somebody so, which fits the person
	isNextAddressedAsOtherGender                // the same, and it does not fit
	isOwnNounIndefinite                         // the noun beside the utterance, with an indefinite article, names the person
	isNamedDespiteIndefinite                    // a noun with an indefinite article is beside the utterance, and the person has a name
	isTellerAnswer                              // the person tells the story and spoke before the last
	isOwnNounOnce                               // the noun beside the utterance names the person, whom nothing else in the text names
	isAddressedOdd                              // an utterance an odd number of turns before or after addresses the person
	isAddressedEven                             // the same, an even number
	isPronounBeforeIt                           // a pronoun before the utterance, in its paragraph, refers to the person
	isPronounBetween                            // the same, in a paragraph between the last utterance and this one
	spokeLastSure                               // the person spoke in the paragraph before, times the confidence
	spokeBeforeLastSure                         // the person spoke two turns before, with only turns between, times the confidence
	isListener                                  // the person's name comes after the attribution in its sentence, not as a subject
	featureCount
)
