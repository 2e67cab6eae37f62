package search

import (
	"flag"
	"math/bits"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

var benchSize = flag.Int("mb", 10, "size of the texts that are searched, in MB")

// words of two languages, the most common first. Texts are made of them with the frequencies
// that words have.
var (
	english = strings.Fields(`the of and to in a that is was he for it with as his on be at by had not are but from
		or have an they which one you were her all she there would their we him been has when who will more no if
		out so said what up its about into than them can only other new some could time these two may then do first
		any my now such like our over man me even most made after also did many before must through back years where
		much your way well down should because each just those people how too little state good very make world
		still own see men work long get here between both life being under never day same another know while last
		might us great old year off come since against go came right used take three harbour council resolution
		ferry channel estimate mussel quarter evening question Ardenwyck morning committee decided report window`)
	french = strings.Fields(`de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se le ce
		il sont la avec son ont été même aussi après deux être fait années très où cette leur ses était mais comme
		tout nous sa sans peut entre première cela dès ils alors depuis jusqu’à fois années président déjà
		société général état côté pays temps monde année près économie situation marché politique l’été c’est
		français française numéro système sécurité août élève théâtre forêt fenêtre hôtel île naïf garçon leçon
		problème père mère frère événement intérêt qualité réponse évidemment lumière rivière château premier`)
)

// generate returns pieces of text of about 4 KB, together mb MB.
func generate(words []string, mb int) []string {
	rng := rand.New(rand.NewPCG(1, 2))
	var out []string
	for total := 0; total < mb<<20; {
		var s strings.Builder
		for s.Len() < SignatureText {
			n := 8 + rng.IntN(14)
			for i := range n {
				w := words[int(float64(len(words))*rng.Float64()*rng.Float64()*rng.Float64())]
				if i == 0 {
					w = strings.ToUpper(w[:1]) + w[1:]
				} else {
					s.WriteByte(' ')
				}
				s.WriteString(w)
			}
			s.WriteString(". ")
		}
		out = append(out, s.String())
		total += s.Len()
	}
	return out
}

// absent are queries that are not in the texts.
var absent = []string{"zyxwvquj", "reestation", "the reestation of", "chateau de vorz"}

// BenchmarkAbsent searches for words that are not there: without signatures, with
// signatures, and with rg, if it is installed, in a file that has been read before.
func BenchmarkAbsent(b *testing.B) {
	for _, language := range []struct {
		name  string
		words []string
	}{{"english", english}, {"french", french}} {
		texts := generate(language.words, *benchSize)
		signatures := make([]Signature, len(texts))
		signer := NewSigner()
		for i := range texts {
			signer.Add(&signatures[i], texts[i])
		}
		for _, query := range absent {
			name := language.name + "/" + strings.ReplaceAll(query, " ", "_")
			q := Compile(query)
			b.Run(name+"/cold", func(b *testing.B) {
				b.SetBytes(int64(*benchSize) << 20)
				for b.Loop() {
					s := q.NewSearcher()
					for i := range texts {
						if s.Count(texts[i]) > 0 {
							b.Fatal("found")
						}
					}
				}
			})
			b.Run(name+"/signatures", func(b *testing.B) {
				b.SetBytes(int64(*benchSize) << 20)
				for b.Loop() {
					s, filter := q.NewSearcher(), q.NewFilter()
					for i := range texts {
						if filter.Allows(&signatures[i]) && s.Count(texts[i]) > 0 {
							b.Fatal("found")
						}
					}
				}
			})
			b.Run(name+"/rg", func(b *testing.B) { benchRipgrep(b, texts, query) })
		}
	}
}

// benchRipgrep runs rg on a file with the texts, one a line.
func benchRipgrep(b *testing.B, texts []string, query string) {
	rg, err := exec.LookPath("rg")
	if err != nil {
		b.Skip("rg is not installed")
	}
	file := filepath.Join(b.TempDir(), "text")
	if err := os.WriteFile(file, []byte(strings.Join(texts, "\n")), 0o600); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(*benchSize) << 20)
	for b.Loop() {
		if out, err := exec.Command(rg, "-i", "-c", query, file).CombinedOutput(); err == nil {
			b.Fatalf("rg found %s", out)
		}
	}
}

// BenchmarkPresent counts words that are there, from rare to common.
func BenchmarkPresent(b *testing.B) {
	texts := generate(english, *benchSize)
	for _, query := range []string{"resolution", "said", "the"} {
		q := Compile(query)
		b.Run(query, func(b *testing.B) {
			b.SetBytes(int64(*benchSize) << 20)
			n := 0
			for b.Loop() {
				n = 0
				s := q.NewSearcher()
				for i := range texts {
					n += s.Count(texts[i])
				}
			}
			b.ReportMetric(float64(n), "hits")
		})
	}
}

// BenchmarkSignatures makes the signatures of a text.
func BenchmarkSignatures(b *testing.B) {
	for name, words := range map[string][]string{"english": english, "french": french} {
		b.Run(name, func(b *testing.B) {
			texts := generate(words, *benchSize)
			b.SetBytes(int64(*benchSize) << 20)
			set := 0
			for b.Loop() {
				signer := NewSigner()
				set = 0
				for i := range texts {
					var s Signature
					signer.Add(&s, texts[i])
					for _, w := range s {
						set += bits.OnesCount64(w)
					}
				}
			}
			b.ReportMetric(float64(set)/float64(len(texts)*signatureBits), "bits")
		})
	}
}

// BenchmarkExpression searches for a regular expression.
func BenchmarkExpression(b *testing.B) {
	texts := generate(english, *benchSize)
	for _, expression := range []string{`reestat(ion|ed)`, `resolution of \w+ing`} {
		q, err := Parse("re:"+expression, Options{})
		if err != nil {
			b.Fatal(err)
		}
		b.Run(expression, func(b *testing.B) {
			b.SetBytes(int64(*benchSize) << 20)
			for b.Loop() {
				s := q.NewSearcher()
				for i := range texts {
					s.Count(texts[i])
				}
			}
		})
	}
}
