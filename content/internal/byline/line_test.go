package byline

import (
	"strings"
	"testing"
)

func TestParseLine(t *testing.T) {
	for line, want := range map[string]Line{
		"By Jo Park":                                     {Names: "Jo Park"},
		"by  Jo Park  and Ana Ruiz":                      {Names: "Jo Park and Ana Ruiz"},
		"By Jo Park, Chief Correspondent, Reuters":       {Names: "Jo Park, Chief Correspondent, Reuters"},
		"By Jo Park, chief correspondent | 4 March 2021": {Names: "Jo Park, chief correspondent", Date: "2021-03-04"},
		"By Jo Park | March 4, 2021 | 5 min read":        {Names: "Jo Park", Date: "2021-03-04"},
		"Jo Park | July 2, 2025":                         {Names: "Jo Park", Date: "2025-07-02"},
		"Jo Park, Harbour News, 4. März 2021":            {Names: "Jo Park, Harbour News", Date: "2021-03-04"},
		"Von Jo Park":                                    {Names: "Jo Park"},
		"Por Jo Park":                                    {Names: "Jo Park"},
		"Geschreven door Jo Park":                        {Names: "Jo Park"},
		"Author: Jo Park":                                {Names: "Jo Park"},
		"By Jo Park Jr.":                                 {Names: "Jo Park Jr."},
		"By Jo van den Berg in Grimsand":                 {Names: "Jo van den Berg in Grimsand"},
	} {
		if got, ok := ParseLine(line); !ok || got != want {
			t.Errorf("%q: got %+v, %v, want %+v", line, got, ok, want)
		}
	}
	for _, line := range []string{
		"", "By", "By the old harbour", "By Jo Park.", "Von den Booten kam nichts", "Door County Votes", "Jo Park", "The harbour votes | March 4, 2021", "March 4, 2021",
		"From: Jo Park <jo@example.org>", "By Jo Park, " + strings.Repeat("A", 120), "By and by they came",
	} {
		if got, ok := ParseLine(line); ok {
			t.Errorf("%q: got %+v, want none", line, got)
		}
	}
}

func TestIsBareName(t *testing.T) {
	for s, want := range map[string]bool{"Jo Park": true, "Jo Park and Ana Ruiz": true, "Jo Park in Grimsand, Norland": true, "Jo Park in the sea": false, "The harbour": false} {
		if IsBareName(s) != want {
			t.Errorf("IsBareName(%q) is %v", s, !want)
		}
	}
}
