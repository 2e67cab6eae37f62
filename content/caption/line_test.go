package caption

import "testing"

func TestIsCredited(t *testing.T) {
	for _, c := range []struct {
		line             string
		credited, credit bool
	}{
		{"Boats wait in Grimsand, Norland, March 3, 2021. REUTERS/Ida Brandt", true, false},
		{"Boats wait in Grimsand. REUTERS/Ida Brandt/File Photo", true, false},
		{"Boats wait in Grimsand. (AP Photo/Ida Brandt, File)", true, false},
		{"Boats wait in Grimsand (AP Photo/Ida Brandt)", true, false},
		{"Boats wait in Grimsand. (Ida Brandt/The Grimsand Post)", true, false},
		{"Boats wait in Grimsand. [Ida Brandt/Al Jazeera]", true, false},
		{"Boats wait in Grimsand. (Reuters)", true, false},
		{"Boats wait in Grimsand. Photo: Ida Brandt", true, false},
		{"Boats wait in Grimsand. Photo by Ida Brandt.", true, false},
		{"Boats wait in Grimsand. Photograph: Ida Brandt/Getty Images", true, false},
		{"Boats wait in Grimsand. © Ida Brandt", true, false},
		{"Boats wait in Grimsand. Ida Brandt / Getty Images", true, false},
		{"Boats wait at dawn Ida Brandt/Getty Images", true, false},
		{"Boats wait at dawn | Ida Brandt/AFP via Getty Images", true, false},
		{"Boats wait in Grimsand. Getty Images", true, false},
		{"Boats wait in Grimsand. Courtesy of Grimsand Museum", true, false},
		{"Boats wait in Grimsand. Ida Brandt for The New York Times", true, false},
		{"Boats wait in Grimsand.Credit...Ida Brandt/Reuters", true, false},
		{"A sign says “No fishing” in Grimsand. REUTERS/Ida Brandt", true, false},
		{"[Boats wait in Grimsand. Photo: Ida Brandt]", true, false},

		{"REUTERS/Ida Brandt", false, true},
		{"Photo: Ida Brandt", false, true},
		{"(AP Photo/Ida Brandt)", false, true},
		{"Photograph: Ida Brandt/Getty Images", false, true},
		{"Getty Images", false, true},
		{"© Ida Brandt", false, true},
	} {
		if credited, credit := IsCredited(c.line), IsCredit(c.line); credited != c.credited || credit != c.credit {
			t.Errorf("%q: IsCredited %v, IsCredit %v", c.line, credited, credit)
		}
	}
}

func TestProseIsNotCaption(t *testing.T) {
	for _, line := range []string{
		"Oil rose 2% on Monday, the agency said (Reuters).",
		"They won again on Saturday. Courtesy of Ruiz, they lead 2-0.",
		"Courtesy of his wife, he had a boat.",
		"“No,” he said. Credit: the coach.",
		"The data is from two places. Source: World Bank",
		"She wept. Photo by photo.",
		"The case turned on one word. Copyright Office officials said so",
		"All rights reserved. Copyright 2021 Reuters",
		"© 2021 The Grimsand Times. All rights reserved.",
		"© 2021 The Grimsand Times",
		"The minister denied it, according to Jo Park/AP.",
		"The report was written by Ida Brandt / Reuters.",
		"The report was written by Ida Brandt / Reuters",
		"The vote was covered by Bloomberg. Reuters",
		"He told Reuters. The AP.",
		"The vote was close, the mayor told Reuters.",
		"The count was wrong, said the man from AFP/Norland, and left.",
		"GRIMSAND, March 4 (Reuters) - Nobody had slept much.",
		"GRIMSAND (AP) — Nobody had slept much.",
		"Brandt/AFP via Getty Images)",
		"Reuters",
		"Source: Reuters",
		"Romance, Science Fiction/Fantasy",
		"Photographer / Videographer",
		"3.1. Raw Request/Response Capture",
		"Grimsand Country Club | Ida Brandt Photography",
		"Reporting by Jo Park; Editing by Ana Ruiz",
		"He went on either/or. And so it was",
		"She has worked for The Grimsand Times. She lives in Norland.",
		"Jo Park is a reporter for The Grimsand Times.",
		"",
	} {
		if IsCredited(line) || IsCredit(line) {
			t.Errorf("%q: IsCredited %v, IsCredit %v", line, IsCredited(line), IsCredit(line))
		}
	}
}
