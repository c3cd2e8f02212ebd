package report

import "testing"

func TestColorEnabled(t *testing.T) {
	for _, test := range []struct {
		name     string
		mode     string
		env      map[string]string
		terminal bool
		want     bool
	}{
		{"terminal", "auto", nil, true, true},
		{"file", "auto", nil, false, false},
		{"dumb terminal", "auto", map[string]string{"TERM": "dumb"}, true, false},
		{"CLICOLOR=0", "auto", map[string]string{"CLICOLOR": "0"}, true, false},
		{"CLICOLOR=1 in a file", "auto", map[string]string{"CLICOLOR": "1"}, false, false},
		{"FORCE_COLOR in a file", "auto", map[string]string{"FORCE_COLOR": "1"}, false, true},
		{"FORCE_COLOR=0", "auto", map[string]string{"FORCE_COLOR": "0"}, false, false},
		{"CLICOLOR_FORCE in a file", "auto", map[string]string{"CLICOLOR_FORCE": "1"}, false, true},
		{"CLICOLOR_FORCE=0", "auto", map[string]string{"CLICOLOR_FORCE": "0"}, false, false},
		{"CLICOLOR_FORCE over CLICOLOR=0", "auto", map[string]string{"CLICOLOR_FORCE": "1", "CLICOLOR": "0"}, true, true},
		{"FORCE_COLOR over TERM=dumb", "auto", map[string]string{"FORCE_COLOR": "1", "TERM": "dumb"}, true, true},
		{"NO_COLOR", "auto", map[string]string{"NO_COLOR": "1"}, true, false},
		{"NO_COLOR=0 is set", "auto", map[string]string{"NO_COLOR": "0"}, true, false},
		{"empty NO_COLOR", "auto", map[string]string{"NO_COLOR": ""}, true, true},
		{"NO_COLOR over FORCE_COLOR", "auto", map[string]string{"NO_COLOR": "1", "FORCE_COLOR": "1"}, true, false},
		{"always over NO_COLOR", "always", map[string]string{"NO_COLOR": "1"}, false, true},
		{"never over FORCE_COLOR", "never", map[string]string{"FORCE_COLOR": "1"}, true, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			env := func(name string) string { return test.env[name] }
			if got, err := ColorEnabled(test.mode, env, test.terminal); got != test.want || err != nil {
				t.Errorf("got %v, %v; want %v", got, err, test.want)
			}
		})
	}
	_, err := ColorEnabled("alway", func(string) string { return "" }, true)
	if want := `"alway" is not one of auto, always, never, did you mean "always"?`; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}
