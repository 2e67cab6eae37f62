package source

import (
	"testing"

	"pullquote/content/analysis"
	"pullquote/content/caption"
)

func TestBuiltInQuotations(t *testing.T) {
	a := BuiltIn()
	x, err := analysis.Run(t.Context(), a)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for i, q := range x.Quotations {
		got = append(got, q.Kind.String()+": "+q.Speaker+", "+q.Detail+": "+x.Text(i))
	}
	want := []string{
		"direct: Roman, 23: Many people I know upended their lives and left the country within a day of Putin announcing mobilization,",
		"direct: Sergei, 44: I left Russia because I lost all hope,",
		"direct: Roman P., : I considered my options: die in Putin’s war refusing to fight or die in prison. I don’t want to kill anyone for no reason, especially not for Putin.",
		"fragment: friends and family, : traitors for Russia",
		"direct: a 25-year-old, to NBC News: I feel very sad, because, actually, I love Russia,",
	}
	if len(got) != len(want) {
		t.Fatalf("%d quotations: %q", len(got), got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("got %q\nwant %q", got[i], want[i])
		}
	}
}

func TestBuiltInImageNotes(t *testing.T) {
	notes := caption.Notes(BuiltIn())
	if len(notes) != 2 {
		t.Fatalf("%d notes", len(notes))
	}
	for _, n := range notes {
		if n.Credit != "REUTERS/Pavel Mikheyev" || n.Place != "Almaty, Kazakhstan" || n.Date != "October 3, 2022" || n.Alt == "" || n.Description == "" {
			t.Errorf("%+v", n)
		}
	}
}
