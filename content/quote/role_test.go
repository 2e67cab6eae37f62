package quote

import (
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// TestRole holds what is shown of a speaker: what the words beside the name say
// that they are, and no other words that are there.
func TestRole(t *testing.T) {
	for text, want := range map[string]string{
		// Nouns for people before the name.
		"“It moved,” said fire chief Jo Park.":                                "fire chief",
		"“It moved,” fire chief Jo Park said.":                                "fire chief",
		"“It moved,” said the fire chief Jo Park.":                            "fire chief",
		"“It moved,” said beekeeper Jo Park.":                                 "beekeeper",
		"“It moved,” said the young beekeeper Jo Park.":                       "young beekeeper",
		"“It moved,” said glaciologist Jo Park.":                              "glaciologist",
		"“It moved,” said bread and cake seller Jo Park.":                     "bread and cake seller",
		"“It moved,” said Rovers head coach Jo Park.":                         "Rovers head coach",
		"“It moved,” said Grimsand’s chief of staff Jo Park.":                 "Grimsand’s chief of staff",
		"On Monday Crown & Anchor owner Jo Park said: “It moved.”":            "Crown & Anchor owner",
		"“It moved,” said Daily Ferry editor Jo Park.":                        "Daily Ferry editor",
		"“It moved,” said state senator Jo Park.":                             "state senator",
		"“It moved,” said managing director Jo Park.":                         "managing director",
		"“It moved,” said co-founder Jo Park.":                                "co-founder",
		"“It moved,” said a neighbour named Jo Park.":                         "neighbour",
		"“It moved,” said her brother Jo Park.":                               "brother",
		"“It moved,” said former Norland governor Jo Park.":                   "former Norland governor",
		"“It moved,” said Norland’s Mayor Jo Park.":                           "Norland’s Mayor",
		"“It moved,” said Norland police Chief Jo Park.":                      "Norland police Chief",
		"“It moved,” said former Gov. Jo Park.":                               "former Gov.",
		"“It moved,” said the ambassador to France Jo Park.":                  "ambassador to France",
		"Fire chief Jo Park said: “It moved.”":                                "Fire chief",
		"Then fire chief Jo Park said: “It moved.”":                           "fire chief",
		"Later the keeper Jo Park said: “It moved.”":                          "keeper",
		"According to harbour master Jo Park, “it moved twice in an hour”.":   "harbour master",
		"After the vote, Norland’s coach Jo Park said: “It moved.”":           "Norland’s coach",
		"In Grimsand council leader Jo Park said: “It moved.”":                "council leader",
		"The bridge closed. He called and surveyor Jo Park said: “It moved.”": "surveyor",
		"The newspaper Grimsand Echo wrote: “It moved.”":                      "newspaper",
		"“It moved,” said Norland News’s Jo Park.":                            "Norland News",
		"“It moved,” said NATO’s Jo Park.":                                    "NATO",
		"“It moved,” said 44-year-old Jo Park.":                               "44",
		"“It moved,” said the 44-year-old keeper Jo Park.":                    "44",
		"“It moved,” said a 44-year-old Norlander named Jo Park.":             "44",
		// Appositions.
		"“It moved,” said Jo Park, 44.":                            "44",
		"“It moved,” said Jo Park, 44, a keeper.":                  "44",
		"“It moved,” Jo Park, 44, said.":                           "44",
		"“It moved,” said Jo Park, who is 44.":                     "44",
		"“It moved,” said Jo Park, a fire chief.":                  "fire chief",
		"“It moved,” said Jo Park, the fire chief, on Monday.":     "fire chief",
		"“It moved,” said Jo Park, a keeper of bees in Leeds.":     "keeper of bees in Leeds",
		"“It moved,” said Jo Park, a former state senator.":        "former state senator",
		"“It moved,” said Jo Park, an IT specialist who saw it.":   "IT specialist",
		"“It moved,” said Jo Park, a keeper and diver.":            "keeper",
		"“It moved,” said Jo Park, the bridge’s first keeper.":     "bridge’s first keeper",
		"“It moved,” said Jo Park, the captain next year.":         "captain",
		"“It moved,” said Jo Park, the co-author of “The Bridge”.": "co-author",
		"“It moved,” said Jo Park, the Norland Democrat.":          "Norland Democrat",
		"“It moved,” said Jo Park, the face of the strike.":        "face of the strike",
		"“It moved,” said Jo Park, a clerk called to testify.":     "clerk",
		"Its secretary, Jo Park, said: “It moved.”":                "its secretary",
		"The union’s secretary, Jo Park, said: “It moved.”":        "the union’s secretary",
		"“It moved,” said a later mayor, Jo Park.":                 "later mayor",
		"The Grimsand Echo, the weekly, wrote: “It moved.”":        "weekly",
		"“It moved,” Jo Park told Norland News.":                   "to Norland News",
		"“It moved,” Jo Park told Norland News’s Ana Ruiz.":        "to Norland News’s Ana Ruiz",
		// Words that are no role.
		"“It moved,” Jo Park told Ana’s brother.":                    "",
		"Finally Jo Park said, “It moved.”":                          "",
		"Soon Jo Park said, “It moved.”":                             "",
		"Back then Jo Park said, “It moved.”":                        "",
		"At last Jo Park said, “It moved.”":                          "",
		"Once more Jo Park said, “It moved.”":                        "",
		"Pretty soon Jo Park said, “It moved.”":                      "",
		"Upstairs Jo Park said, “It moved.”":                         "",
		"And Jo Park said, “It moved.”":                              "",
		"But then Jo Park said, “It moved.”":                         "",
		"Here Jo Park said, “It moved.”":                             "",
		"Like Jo Park, she said, “It moved.”":                        "",
		"At the quay Jo Park said, “It moved.”":                      "",
		"By the old gate Jo Park said, “It moved.”":                  "",
		"At dinner Jo Park said, “It moved.”":                        "",
		"After a time Jo Park said, “It moved.”":                     "",
		"Every day Jo Park said, “It moved.”":                        "",
		"At the end of the week Jo Park said, “It moved.”":           "",
		"In a radio interview Jo Park said, “It moved.”":             "",
		"When they were in their own room Jo Park said, “It moved.”": "",
		"As they drove away Jo Park said, “It moved.”":               "",
		"In the words of Jo Park, “It moved.”":                       "",
		"And gravely glancing at Jo Park, she said, “It moved.”":     "",
		"The evening paper cited Jo Park: “It moved.”":               "",
		"The papers of Norland quoted Jo Park: “It moved.”":          "",
		"He fell into the trap Jo Park describes: “It moved.”":       "",
		"Here’s Jo Park on the bridge: “It moved.”":                  "",
		"“It moved,” said poor Dr. Park.":                            "",
		"The union, the internet, Jo Park, said: “It moved.”":        "",
		"“It moved,” said old Jo Park.":                              "",
		"“It moved,” said poor Jo Park.":                             "",
		"“It moved,” said the astonished Jo Park.":                   "",
		"“It moved,” said clever Jo Park.":                           "",
		"“It moved,” cried a young Jo Park.":                         "",
		"“It moved,” according to a letter signed by Jo Park.":       "",
		"“It moved,” according to a checklist by Jo Park.":           "",
		"“It moved,” said Jo Park, a little sadly.":                  "",
		"“It moved,” said Jo Park, a moment later.":                  "",
		"“It moved,” said Jo Park, the next day.":                    "",
		"“It moved,” said Jo Park, the more acute of the two.":       "",
		"“It moved,” said Jo Park, the rain running down his face.":  "",
		"“It moved,” said Jo Park, a hand on the rail.":              "",
		"“It moved,” said Jo Park, a tear in her eye.":               "",
		"“It moved,” said Jo Park, a fierce and stubborn keeper.":    "",
		"“It moved,” said keeper Jo Park, 44 miles away.":            "keeper",
		"“It moved,” said Jo Park, who is 44 miles away.":            "",
		"“It moved,” said Jo Park, 44 miles away.":                   "",
		"“It moved,” said Jo Park, the dog was gone.":                "",
		"KEEPER JO PARK\n\n“It moved,” said Jo Park.":                "",
		"From the desk of\nJo Park said: “It moved.”":                "",
		"Harbour master\nJo Park said: “It moved.”":                  "",
		"NEVER AGAIN Jo Park said: “It moved.”":                      "",
		"KEEPER Jo Park said: “It moved.”":                           "",
		"To the mayor Jo Park said, “It moved.”":                     "",
		"With her brother Jo Park said, “It moved.”":                 "",
		"In front of the judge Jo Park said, “It moved.”":            "",
		"In a letter to the mayor Jo Park said, “It moved.”":         "",
		"Across the yard gardener Jo Park said, “It moved.”":         "",
		"Meanwhile Jo Park said, “It moved.”":                        "",
		"Two days later Jo Park said, “It moved.”":                   "",
		"Asked by reporters Jo Park said, “It moved.”":               "",
		"With a smile Jo Park said, “It moved.”":                     "",
		"In the mayor’s office Jo Park said, “It moved.”":            "",
		"The local radio quoted Jo Park: “It moved.”":                "",
		"Perhaps Jo Park said, “It moved.”":                          "",
		"Outside the hall Jo Park said, “It moved.”":                 "",
		"Smiling Jo Park said, “It moved.”":                          "",
		"“It moved,” said Jo Park, a good hour later.":               "",
		"“It moved,” said Jo Park, the last to leave.":               "",
		"“It moved,” said Jo Park, a smile on her lips.":             "",
		"“It moved,” said Jo Park, the night before.":                "",
		"“It moved,” said Jo Park, the rain still falling.":          "",
		"“It moved,” said Jo Park, a second time.":                   "",
		"In the afternoon the baker, Jo Park, said, “It moved.”":     "the baker",
		"“It moved,” said the baker, Jo Park.":                       "baker",
		"In London coach Jo Park said, “It moved.”":                  "coach",
		"On Monday mayor Jo Park said, “It moved.”":                  "mayor",
		"GRIMSAND - Fire chief Jo Park said, “It moved.”":            "Fire chief",
		"“It moved,” Jo Park, the keeper, told Norland News.":        "keeper",
	} {
		qs := Extract(article(txtar.File{Name: "a.txt", Data: []byte(text)}))
		if len(qs) != 1 {
			t.Errorf("%q: %d quotations", text, len(qs))
			continue
		}
		if got := qs[0].Detail; got != want {
			t.Errorf("%q: %s (%s), not %q", text, qs[0].Speaker, got, want)
		}
	}
}

// TestBareForms holds that no form of a verb with an ending or another vowel passes
// for a noun.
func TestBareForms(t *testing.T) {
	for _, v := range verbs() {
		for _, form := range strings.Fields(v.forms)[1:] {
			switch form {
			case "criticise", "emphasise", "enquire": // another spelling of the first form
			default:
				if isBareForm(form) {
					t.Errorf("%q is no bare form", form)
				}
			}
		}
	}
}

func TestPersonNouns(t *testing.T) {
	for _, word := range strings.Fields("mayor glaciologist journalist novelist beekeeper songwriter superdelegate policewoman co-founder musician librarian brother-in-law biographer saboteur newspaper teammate") {
		if !isPersonNoun(word) {
			t.Errorf("%q is a noun for people", word)
		}
	}
	for _, word := range strings.Fields("gate dinner letter river paper-clip checklist blacklist season reason climate human wrist tower corner old soon finally clever more said") {
		if isPersonNoun(word) {
			t.Errorf("%q is no noun for people", word)
		}
	}
}
