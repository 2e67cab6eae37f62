package caption

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pullquote/content"
)

func TestSplit(t *testing.T) {
	for _, c := range []struct {
		raw  string
		want Parts
	}{
		{"Helpers count ballots in the city of Grimsand, Norland, March 3, 2021. REUTERS/Ida Brandt", Parts{"Helpers count ballots in the city of Grimsand, Norland, March 3, 2021.", "Grimsand, Norland", "March 3, 2021", "REUTERS/Ida Brandt"}},
		{"Helpers count ballots in Grimsand, Norland, on 3 March 2021. (AP Photo/Ida Brandt)", Parts{"Helpers count ballots in Grimsand, Norland, on 3 March 2021.", "Grimsand, Norland", "3 March 2021", "AP Photo/Ida Brandt"}},
		{"Helpers count ballots. Photo: Ida Brandt", Parts{Description: "Helpers count ballots.", Credit: "Ida Brandt"}},
		{"Helpers count ballots. Photograph by Ida Brandt", Parts{Description: "Helpers count ballots.", Credit: "Ida Brandt"}},
		{"Helpers count ballots. Photograph: Ida Brandt/The Guardian", Parts{Description: "Helpers count ballots.", Credit: "Ida Brandt/The Guardian"}},
		{"Helpers count ballots. Ida Brandt / Getty Images", Parts{Description: "Helpers count ballots.", Credit: "Ida Brandt / Getty Images"}},
		{"Helpers count ballots. Getty Images", Parts{Description: "Helpers count ballots.", Credit: "Getty Images"}},
		{"Helpers count ballots © Ida Brandt", Parts{Description: "Helpers count ballots", Credit: "Ida Brandt"}},
		{"Helpers count ballots. Courtesy of Grimsand Museum", Parts{Description: "Helpers count ballots.", Credit: "Grimsand Museum"}},
		{"Helpers count ballots | Ida Brandt/Reuters", Parts{Description: "Helpers count ballots", Credit: "Ida Brandt/Reuters"}},
		{"The old sail loft in Grimsand Ida Brandt/Reuters", Parts{Description: "The old sail loft in Grimsand", Credit: "Ida Brandt/Reuters"}},
		{"Photo: Ida Brandt. Helpers count ballots.", Parts{Description: "Helpers count ballots.", Credit: "Ida Brandt"}},
		{"REUTERS/Ida Brandt", Parts{Credit: "REUTERS/Ida Brandt"}},
		{"GRIMSAND, NORLAND - MARCH 3: Helpers count ballots. (Photo by Ida Brandt/Getty Images)", Parts{"GRIMSAND, NORLAND - MARCH 3: Helpers count ballots.", "Grimsand, Norland", "March 3", "Ida Brandt/Getty Images"}},
		{"Helpers in Grimsand in October 2022.", Parts{Description: "Helpers in Grimsand in October 2022.", Place: "Grimsand", Date: "October 2022"}},
		{"Helpers count ballots (foto ANSA/Ida Brandt)", Parts{Description: "Helpers count ballots", Credit: "ANSA/Ida Brandt"}},
		{"On compte les voix. IDA BRANDT POUR « LE PHARE »", Parts{Description: "On compte les voix.", Credit: "IDA BRANDT POUR « LE PHARE »"}},
		{"Helpers count… Helpers count ballots at the pier.", Parts{Description: "Helpers count ballots at the pier."}},
		{"Helpers in 1989.", Parts{Description: "Helpers in 1989.", Date: "1989"}},
		{"A man in Paris, France, on Monday.", Parts{Description: "A man in Paris, France, on Monday.", Place: "Paris, France", Date: "Monday"}},
		{"Helpers count ballots.Credit...Ida Brandt/Reuters", Parts{Description: "Helpers count ballots.", Credit: "Ida Brandt/Reuters"}},
		{"Helpers count ballots. Credit...Ida Brandt for The New York Times", Parts{Description: "Helpers count ballots.", Credit: "Ida Brandt for The New York Times"}},
		{"Helpers count ballots.CreditIda Brandt for The New York Times", Parts{Description: "Helpers count ballots.", Credit: "Ida Brandt for The New York Times"}},
		{"Helpers count ballots. Credit Ida Brandt/Agence France-Presse — Getty Images", Parts{Description: "Helpers count ballots.", Credit: "Ida Brandt/Agence France-Presse — Getty Images"}},
		{"Helpers count ballots. [Ida Brandt/Al Jazeera]", Parts{Description: "Helpers count ballots.", Credit: "Ida Brandt/Al Jazeera"}},
		{"Helpers count ballots. [File: Ida Brandt/Reuters]", Parts{Description: "Helpers count ballots.", Credit: "Ida Brandt/Reuters"}},
		{"Helpers count ballots. AFP PHOTO / IDA BRANDT", Parts{Description: "Helpers count ballots.", Credit: "AFP PHOTO / IDA BRANDT"}},
		{"Helpers count ballots. REUTERS/Ida Brandt TPX IMAGES OF THE DAY", Parts{Description: "Helpers count ballots.", Credit: "REUTERS/Ida Brandt TPX IMAGES OF THE DAY"}},
		{"Helpers count ballots. Social media/via REUTERS", Parts{Description: "Helpers count ballots.", Credit: "Social media/via REUTERS"}},
		{"Helpers count ballots. Ida Brandt/BBC", Parts{Description: "Helpers count ballots.", Credit: "Ida Brandt/BBC"}},
		{"Helpers count ballots. Ida Brandt/Grimsand Library", Parts{Description: "Helpers count ballots.", Credit: "Ida Brandt/Grimsand Library"}},
		{"Helpers count ballots. Courtesy Ida Brandt", Parts{Description: "Helpers count ballots.", Credit: "Ida Brandt"}},
		{"Helpers count ballots. Ida Brandt, AP", Parts{Description: "Helpers count ballots.", Credit: "Ida Brandt, AP"}},
		{"Helpers count ballots. Supplied by Ida Brandt", Parts{Description: "Helpers count ballots.", Credit: "Ida Brandt"}},
		{"Helpers count ballots. Photo Ida Brandt", Parts{Description: "Helpers count ballots.", Credit: "Ida Brandt"}},
		{"Helpers count ballots Photo: Ida Brandt", Parts{Description: "Helpers count ballots", Credit: "Ida Brandt"}},
		{"Helpers count ballotsCredit: Ida Brandt", Parts{Description: "Helpers count ballots", Credit: "Ida Brandt"}},
		{"Helpers count ballots AP", Parts{Description: "Helpers count ballots", Credit: "AP"}},
		{"Helpers count ballots. (AP Photo/Ida Brandt) AP", Parts{Description: "Helpers count ballots.", Credit: "AP Photo/Ida Brandt"}},
		{"Helpers count ballots\nPhoto: Ida Brandt", Parts{Description: "Helpers count ballots", Credit: "Ida Brandt"}},
		{"Image: Helpers count ballots. Credit: Ida Brandt", Parts{Description: "Helpers count ballots.", Credit: "Ida Brandt"}},
		{"Image: Ida Brandt has counted her last ballot", Parts{Description: "Ida Brandt has counted her last ballot"}},
		{"Image source, Getty Images Image caption, Helpers count ballots", Parts{Description: "Helpers count ballots", Credit: "Getty Images"}},
		{"Helpers count ballots. Ida Brandt | AFP | Getty Images", Parts{Description: "Helpers count ballots.", Credit: "Ida Brandt | AFP | Getty Images"}},
		{"Helpers count ballots. Photo © Ida Brandt", Parts{Description: "Helpers count ballots.", Credit: "Ida Brandt"}},
		{"Helpers count ballots. Photo: © Ida Brandt", Parts{Description: "Helpers count ballots.", Credit: "Ida Brandt"}},
		{"Helpers count ballots. Photo courtesy of the Grimsand Historical Society.", Parts{Description: "Helpers count ballots.", Credit: "the Grimsand Historical Society"}},
		{"Helpers count ballots. REUTERS/Ida Brandt Acquire Licensing Rights, opens new tab", Parts{Description: "Helpers count ballots.", Credit: "REUTERS/Ida Brandt"}},
		{"FILE PHOTO: Helpers count ballots. REUTERS/Ida Brandt/File Photo", Parts{Description: "Helpers count ballots.", Credit: "REUTERS/Ida Brandt/File Photo"}},
		{"[Helpers count ballots in 1974. Photo: Ida Brandt]", Parts{Description: "Helpers count ballots in 1974.", Date: "1974", Credit: "Ida Brandt"}},
		{"", Parts{}},
	} {
		if got := Split(c.raw); got != c.want {
			t.Errorf("%q\n got %+v\nwant %+v", c.raw, got, c.want)
		}
	}
}

func TestNoCredit(t *testing.T) {
	for _, raw := range []string{
		"The mayor, he told Reuters, may march on.",
		"The man from AFP/Norland left, and nobody knew why he did.",
		"A photo: nobody has seen it.",
		"Helpers talk to AP",
		"Pool",
		"Stock",
	} {
		if got := Split(raw); got != (Parts{Description: raw}) {
			t.Errorf("%q: got %+v", raw, got)
		}
	}
}

func TestWhereAndWhen(t *testing.T) {
	for _, c := range []struct{ raw, place, date string }{
		{"Helpers in the harbour of Grimsand, Norland, March 3, 2021.", "Grimsand, Norland", "March 3, 2021"},
		{"Helpers in the old town of Grimsand, Norland March 3rd, 2021.", "Grimsand, Norland", "March 3rd, 2021"},
		{"In Grimsand, Norland, helpers count on March 3, 2021.", "Grimsand, Norland", "March 3, 2021"},
		{"Helpers in Grimsand, Norland, 2021-03-03.", "Grimsand, Norland", "2021-03-03"},
		{"Helpers in Grimsand on 3.3.2021.", "Grimsand", "3.3.2021"},
		{"Helpers in Grimsand on Sept. 3, 2021. Picture taken September 3, 2021.", "Grimsand", "September 3, 2021"},
		{"Helpers on March 3, 2021, in Littleton, Colo.", "Littleton, Colo.", "March 3, 2021"},
		{"Ballots - Grimsand, Norland, March 3, 2021 - A helper counts.", "Grimsand, Norland", "March 3, 2021"},
		{"Helpers in Grimsand, Norland, in this photo taken on Jan. 3, 2021.", "Grimsand, Norland", "Jan. 3, 2021"},
		{"[Helpers count ballots in 1974. Photo: Ida Brandt]", "", "1974"},
	} {
		if got := Split(c.raw); got.Place != c.place || got.Date != c.date {
			t.Errorf("%q: got %q, %q, want %q, %q", c.raw, got.Place, got.Date, c.place, c.date)
		}
	}
}

func TestNotes(t *testing.T) {
	figure := &content.Figure{Src: content.Sanitize("a.jpg"), Alt: content.Sanitize("boats"), Caption: content.PlainInline("Boats. REUTERS/Jo Park")}
	a := content.NewArticle(
		&content.Paragraph{Text: content.PlainInline("Text.")},
		figure,
		&content.List{Items: []content.Item{{Blocks: []content.Block{&content.Paragraph{Text: content.PlainInline("x")}, &content.Figure{Alt: content.Sanitize("a gull")}}}}},
	)
	notes := Notes(a)
	if len(notes) != 2 {
		t.Fatalf("%d notes", len(notes))
	}
	if n := notes[0]; n.Number != 1 || n.Block != 1 || n.Description != "Boats." || n.Credit != "REUTERS/Jo Park" || n.Alt != "boats" || n.Src != "a.jpg" {
		t.Errorf("%+v", n)
	}
	if n := notes[1]; n.Number != 2 || a.Text(n.At) != "a gull" || n.At.Start.Offset != 2 {
		t.Errorf("%+v", n)
	}
}

// TestSameCredit checks that a list of notes gives a credit that is all of several captions
// only once.
func TestSameCredit(t *testing.T) {
	var blocks []content.Block
	for _, raw := range []string{"Boats. Photo: Jo Park", "Photo: Jo Park", "", "(Photo: JO PARK)", "Photo: Ida Brandt", "Gulls. Photo: Jo Park", "Photo: Ida Brandt"} {
		blocks = append(blocks, &content.Figure{Src: content.Sanitize("a.jpg"), Caption: content.PlainInline(raw)})
	}
	want := []string{"Jo Park", "Jo Park", "", "same credit as image 2", "Ida Brandt", "Jo Park", "same credit as image 5"}
	for i, n := range Notes(content.NewArticle(blocks...)) {
		if got := n.CreditOnce(); got != want[i] {
			t.Errorf("note %d: %q, want %q", n.Number, got, want[i])
		}
		if n.Credit == "" && i != 2 {
			t.Errorf("note %d has no credit", n.Number)
		}
	}
}

func FuzzSplit(f *testing.F) {
	f.Add("in the city of Almaty, October 3, 2022. (AP Photo/Jo) © x | y", "")
	f.Add("Photo: Jo Park. People queue in Almaty. People queue in … more", "Photo: Jo Park")
	f.Add("1 of 3 人们在排队（写真：共同） 摄", "（共同）")
	f.Add("01 人们在排队（写真）共同： 摄", "")
	f.Add("人们在排队。记者 李明 摄", "")
	f.Fuzz(func(t *testing.T, raw, credit string) {
		raw, credit = content.Sanitize(raw).String(), content.Sanitize(credit).String()
		p := Split(raw)
		checkParts(t, p)
		checkWords(t, tidy(raw), p) // without counters and buttons
		checkParts(t, SplitMarked(raw, credit))
		IsCredited(raw)
	})
}

// checkParts checks that each part is one line without white space around it.
func checkParts(t *testing.T, p Parts) {
	t.Helper()
	for _, s := range []string{p.Description, p.Place, p.Date, p.Credit} {
		if s != strings.TrimSpace(s) || strings.Contains(s, "\n") || !utf8.ValidString(s) {
			t.Errorf("%+v", p)
		}
	}
}
