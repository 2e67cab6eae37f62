package quote

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"
)

// pathological returns pieces of text that may be slow if they are repeated many times: marks that
// do not pair, quotations whose sentence or paragraph does not end, and words among which a
// speaker is searched for.
func pathological() map[string]string {
	return map[string]string{
		"empty marks":          "“” ",
		"opening marks":        "“",
		"closing marks":        "”",
		"opening marks, words": " “a",
		"closing marks, words": "a” ",
		"inward guillemets":    " »a",
		"outward guillemets":   " «a",
		"low marks":            " „a",
		"straight marks":       "\"",
		"straight, words":      " \"a",
		"nested pairs":         " \"a \"b\" c\"",
		"nested and unclosed":  " “b ”x ”x",
		"single marks":         " 'a",
		"doubled single marks": " ''a''",
		"apostrophes":          " ‘a ’tis b’s",
		"weak single marks":    "‘We lost it’ she said ",
		"all kinds":            " “a „b «c »d 「e 『f 〝g ‘h 'i \"j",
		"corner brackets":      "「",
		"full stops":           ". ",
		"commas":               ",",
		"adverbs":              "never, ",
		"verbs":                "said, ",
		"verbs and marks":      "“a” said, ",
		"fragments":            "the man “lost it all” again ",
		"fragments with verbs": "and he said “lost it all” ",
		"quotations":           "“We lost it all,” she said. ",
		"named quotations":     "“We lost it all,” said Jo Park. ",
		"bare quotations":      "“We lost it all.” ",
		"bare fragments":       "“it is all lost now” ",
		"subjects":             "Ana Ruiz ran it. “We lost it,” she said. ",
		"questions":            "“Who?” he asked, “what?” ",
		"appositions":          "“No,” Jo Park, the chief, of the east, of the west, ",
		"names":                "A from ",
		"links":                "a clerk of Jo Park for the ",
		"after dashes":         "—Stay, he said. No, ",
		"clauses":              "a man who said ",
		"relative pronouns":    "who ",
		"names and roles":      "B man ",
		"marks in brackets":    "('",
		"vocatives":            "“Ana! Ana!” ",
		"pronouns":             "Jo Park she he ",
		"capitals":             "The Long ",
		"genitives":            "Jo’s ",
		"unnamed people":       "The man. “A.” ",
		"nested genitives":     "the mayor of Lyon of ",
		"plural possessives":   "the Teachers’ League ",
		"conjunctions":         "“a,” and Jo Park said and ",
		"determiners":          "the ",
		"one word":             "a",
		"one capitalized word": "A",
		"an abbreviation":      "A.",
		"spaces":               " ",
		"lines":                "\n",
		"combining marks":      "\u0301",
		"Chinese":              "他說「我們」",
		"invalid UTF-8":        "\xff“\xe2",
	}
}

// pathologicalIn returns such pieces of text in languages in which other rules look for the speaker.
func pathologicalIn() map[string][]string {
	return map[string][]string{
		"de": {"der und die ", "„wir haben es“ so ", "sagte der Leiter der Tagung der ", "im Haus am See bei ", "Sie sagte und er sagte und sagte ", "Herr Müller der ", "»wir« «", "zufolge ", "Anna Berg "},
		"fr": {"— Non, dit-il, ", "« Non, dit-il, je ne sais pas, dit-elle, et ", "de la ville de la ", "l’l’l’", "dit-il-", "a-t-il ", "— Non ! s’écria Paul en riant, ", "— "},
		"es": {"—No —dijo él—. ", "—No —dijo ", "dijo, ", "«no», explicó, ", "el de la "},
		"sv": {"– Nej, säger han. Nej, ", "säger polisen i ", "”nej ”ja", "enligt "},
		"ru": {"— Нет, — сказал он, — ", "«Нет, — сказал он. — ", "по словам ", "сказал тихо "},
	}
}

// TestLinearTimeInLanguages is [TestLinearTime] for the texts of pathologicalIn.
func TestLinearTimeInLanguages(t *testing.T) {
	if testing.Short() {
		t.Skip("scans many megabytes")
	}
	const maxTime = time.Minute
	for lang, units := range pathologicalIn() {
		for _, unit := range units {
			start := time.Now()
			FindText(repeated(unit, 1<<19, false), lang)
			if took := time.Since(start); took > maxTime {
				t.Errorf("%s, %q: took %v", lang, unit, took)
			}
		}
	}
}

// around returns s with different texts before and after it, which make different rules look
// at it.
func around(s string) []string {
	return []string{
		s,
		s + "said: “We are all here today, friends.” " + strings.Repeat("“We lost it,” said Jo Park. “No.” ", 20),
		"“Open to the end. " + s,
		"“We lost it,” said Jo" + s + "Park. “No,” he said.",
		"“We lost it,” said " + s,
	}
}

// repeated returns about size bytes of a repeated piece of text, each copy in a paragraph of
// its own or all in a single one.
func repeated(unit string, size int, paragraphs bool) string {
	if paragraphs {
		unit += "\n\n"
	}
	return strings.Repeat(unit, size/len(unit)+1)
}

// TestLinearTime scans a megabyte of each pathological text in one paragraph, which takes at most a
// fifth of a second. Quadratic time would be minutes, and cubic time days. The bound is far
// from both, so it does not depend on how busy the machine is.
func TestLinearTime(t *testing.T) {
	if testing.Short() {
		t.Skip("scans many megabytes")
	}
	const maxTime = time.Minute
	for name, unit := range pathological() {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			FindText(repeated(unit, 1<<19, false), "")
			if took := time.Since(start); took > maxTime {
				t.Errorf("took %v", took)
			}
		})
	}
}

// TestLinearMemory checks that a text four times as long takes about four times as much
// memory: marks do not cause copies of the text, and the names of speakers do not grow with
// it.
func TestLinearMemory(t *testing.T) {
	const size, factor, maxFactor = 8 << 10, 4, 7
	for name, unit := range pathological() {
		for _, paragraphs := range []bool{false, true} {
			small := around(repeated(unit, size, paragraphs))
			big := around(repeated(unit, size*factor, paragraphs))
			for i := range big {
				a, b := allocated(small[i]), allocated(big[i])
				if b > maxFactor*a {
					t.Errorf("%s, paragraphs=%v, %d: %d KB of memory for %d KB, %d KB for %d KB", name, paragraphs, i, a>>10, len(small[i])>>10, b>>10, len(big[i])>>10)
				}
			}
		}
	}
}

// allocated returns the number of bytes that are allocated for a text, plus the lengths of the
// strings for its speakers, which may be parts of it.
func allocated(text string) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	qs := FindText(text, "")
	runtime.ReadMemStats(&after)
	n := after.TotalAlloc - before.TotalAlloc
	for _, q := range qs {
		n += uint64(len(q.Speaker) + len(q.Resolved) + len(q.Detail))
	}
	return n
}

// TestManyNamesakes has fifty thousand people with one surname, each named twice.
func TestManyNamesakes(t *testing.T) {
	var s strings.Builder
	for range 2 {
		for i := range 50_000 {
			first := "A" + string(rune('a'+i%26)) + string(rune('a'+i/26%26)) + string(rune('a'+i/676%26)) + string(rune('a'+i/17576))
			fmt.Fprintf(&s, "“No,” said %s Park. %s laughed and went to see the boats.\n\n", first, first)
		}
	}
	start := time.Now()
	qs := FindText(s.String(), "")
	if took := time.Since(start); len(qs) != 100_000 || qs[77_777].Name() == "" || took > time.Minute {
		t.Errorf("got %d quotations in %v", len(qs), took)
	}
}

// BenchmarkPathological scans a megabyte of each pathological text in one paragraph.
func BenchmarkPathological(b *testing.B) {
	const size = 1 << 20
	for name, unit := range pathological() {
		text := repeated(unit, size, false)
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				FindText(text, "")
			}
		})
	}
}

// BenchmarkParagraph scans a text of 1 and of 5 MB in a single paragraph, and such a text after
// an unclosed mark.
func BenchmarkParagraph(b *testing.B) {
	for _, size := range []int{1 << 20, 5 << 20} {
		text := strings.ReplaceAll(strings.Repeat(page(), size/len(page())+1)[:size], "\n\n", " ")
		for name, text := range map[string]string{"prose": text, "unclosed": "“" + strings.NewReplacer("“", "", "”", "").Replace(text)} {
			b.Run(fmt.Sprintf("%s/%dMB", name, size>>20), func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					FindText(text, "")
				}
			})
		}
	}
}
