package azcli

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/shell"
)

// read reads the only az command of a script.
func read(t *testing.T, script string) (*Command, *document.Source) {
	t.Helper()
	source := &document.Source{Content: []byte(script)}
	commands, err := shell.Parse(source.Content, nil)
	if err != nil {
		t.Fatal(err)
	}
	var found *Command
	for _, words := range commands {
		if command, ok := Read(words, source); ok && found == nil {
			found = command
		} else if ok {
			t.Fatalf("%q holds more than one command", script)
		}
	}
	return found, source
}

// show writes what az gets, one use a line: the flag, how it is written where
// that differs, and the values, an unknown one behind ?.
func show(command *Command) string {
	if command == nil {
		return "none"
	}
	var lines []string
	values := func(values []Value) string {
		var text strings.Builder
		for _, value := range values {
			mark := ""
			if value.Unknown {
				mark = "?"
			}
			fmt.Fprintf(&text, " %s%q", mark, value.Text)
		}
		return text.String()
	}
	for _, use := range command.Flags {
		name := use.Flag.Name
		if use.As != name {
			name += " (" + use.As + ")"
		}
		lines = append(lines, name+values(use.Values))
	}
	for _, use := range command.Unknown {
		lines = append(lines, "unknown "+use.As+values(use.Values))
	}
	if len(command.Extra) > 0 {
		lines = append(lines, "extra"+values(command.Extra))
	}
	if command.Open {
		lines = append(lines, "open")
	}
	return strings.Join(lines, "\n")
}

func TestRead_flags(t *testing.T) {
	for _, test := range []struct{ name, words, want string }{
		{"nothing", ``, ""},
		{"a value", `--name a`, `--name "a"`},
		{"a short flag", `-n a -g b`, "--name (-n) \"a\"\n--resource-group (-g) \"b\""},
		{"an alias", `--ca-profile a=b`, `--cluster-autoscaler-profile (--ca-profile) "a=b"`},
		{"a switch", `--enable-aad --name a`, "--enable-aad\n--name \"a\""},
		{"a switch and a word", `--enable-aad true`, "--enable-aad\nextra \"true\""},
		{"a glued value", `--name=a --tier=free=b`, "--name \"a\"\n--tier \"free=b\""},
		{"a glued value with spaces", `"--name=a b" --tier="c d"`, "--name \"a b\"\n--tier \"c d\""},
		{"an empty glued value", `--name= --tier ""`, "--name \"\"\n--tier \"\""},
		{"a short glued value", `-na -g=b -k1.30`, "--name (-n) \"a\"\n--resource-group (-g) \"b\"\n--kubernetes-version (-k) \"1.30\""},
		{"an abbreviation", `--generate-ssh-key --res a`, "--generate-ssh-keys (--generate-ssh-key)\n--resource-group (--res) \"a\""},
		{"an abbreviation with a value", `--res=a`, `--resource-group (--res) "a"`},
		{"an abbreviation of two flags", `--enable-a`, "unknown --enable-a"},
		{"an exact name that begins others", `--enable-app-routing`, "--enable-app-routing"},
		{"an abbreviation of a flag and its alias", `--cluster-autoscaler-prof a=b`, `--cluster-autoscaler-profile (--cluster-autoscaler-prof) "a=b"`},
		{"an abbreviation of a removed flag", `--uptime-s`, "unknown --uptime-s"},
		{"a removed flag", `--uptime-sla`, "--uptime-sla"},
		{"core before preview", `--enable-de`, "--enable-defender (--enable-de)"},
		{"an abbreviation of a preview flag", `--cluster-snap a`, `--cluster-snapshot-id (--cluster-snap) "a"`},
		{"two dashes", `--name a -- --tier b`, "--name \"a\"\nextra \"--tier\" \"b\""},
		{"two dashes instead of a value", `--name -- a`, "--name\nextra \"a\""},
		{"repeated", `-k 1 -k 2`, "--kubernetes-version (-k) \"1\"\n--kubernetes-version (-k) \"2\""},
		{"a missing value", `--name --tier free`, "--name\n--tier \"free\""},
		{"a missing value at the end", `--name`, "--name"},
		{"a negative number", `--name -1 --tier -.5`, "--name \"-1\"\n--tier \"-.5\""},
		{"no negative number", `--name -1a`, "--name\nunknown -1a"},
		{"a value with a dash and a space", `--name "-7 b"`, `--name "-7 b"`},
		{"a short flag with a space", `--name "-n b"`, "--name\n--name (-n) \" b\""},
		{"one dash", `--name -`, `--name "-"`},
		{"a list in a word", `--enable-addons a,b`, `--enable-addons "a" "b"`},
		{"a list with spaces", `-a " a, b ,,c "`, `--enable-addons (-a) "a" "b" "c"`},
		{"a glued list", `--api-server-authorized-ip-ranges=1.2.3.4/32,5.6.7.8`, `--api-server-authorized-ip-ranges "1.2.3.4/32" "5.6.7.8"`},
		{"an empty list", `--api-server-authorized-ip-ranges ""`, `--api-server-authorized-ip-ranges ""`},
		{"a list that goes on", `-a a b`, "--enable-addons (-a) \"a\"\nextra \"b\""},
		{"a list of words", `--zones 1 2 3 --name a`, "--zones \"1\" \"2\" \"3\"\n--name \"a\""},
		{"a list of pairs", `--tags a=b "c=d e" --name a`, "--tags \"a=b\" \"c=d e\"\n--name \"a\""},
		{"a list without a word", `--tags --name a`, "--tags\n--name \"a\""},
		{"three states: bare", `--enable-msi-auth-for-monitoring --name a`, "--enable-msi-auth-for-monitoring\n--name \"a\""},
		{"three states: a truth", `--enable-msi-auth-for-monitoring False`, `--enable-msi-auth-for-monitoring "False"`},
		{"three states: glued", `--enable-msi-auth-for-monitoring=true`, `--enable-msi-auth-for-monitoring "true"`},
		{"three states: unknown", `--enable-msi-auth-for-monitoring $X`, `--enable-msi-auth-for-monitoring ?"${X}"`},
		{"three states: another word", `--enable-msi-auth-for-monitoring maybe`, "--enable-msi-auth-for-monitoring\nextra \"maybe\""},
		{"a file", `--name @a --tier=@b --tags c=@d e@f`, "--name ?\"@a\"\n--tier ?\"@b\"\n--tags ?\"c=@d\" \"e@f\""},
		{"a file of a list", `-a @a,b`, `--enable-addons (-a) ?"@a,b"`},
		{"an at sign", `--name @`, `--name "@"`},
		{"global flags", `-o json --query a --subscription b --only-show-errors --verbose`, "--output (-o) \"json\"\n--query \"a\"\n--subscription \"b\"\n--only-show-errors\n--verbose"},
		{"unknown flags", `--enable-hpa --foo a --bar=b`, "unknown --enable-hpa\nunknown --foo \"a\"\nunknown --bar \"b\""},
		{"a single dash", `-enable-managed-identity --name a`, "--name \"a\"\nunknown -enable-managed-identity"},
		{"a dash that is none", `–-name a`, "extra \"–-name\" \"a\""},
		{"stray words", `a --name b c`, "--name \"b\"\nextra \"a\" \"c\""},
		{"a variable as a value", `--name $X --tier="a-$Y" -a a,$Z`, "--name ?\"${X}\"\n--tier ?\"a-${Y}\"\n--enable-addons (-a) \"a\" ?\"${Z}\""},
		{"a placeholder as a value", `--name <name>`, `--name ?"<name>"`},
		{"a variable as a flag", `$X --name a`, "--name \"a\"\nextra ?\"${X}\"\nopen"},
		{"a variable behind a switch", `--enable-aad "$X"`, "--enable-aad\nextra ?\"${X}\"\nopen"},
		{"a variable in a flag", `--$X a --enable-$Y -$Z`, "extra ?\"--${X}\" \"a\" ?\"--enable-${Y}\" ?\"-${Z}\"\nopen"},
		{"arguments", `--name "$@"`, "--name ?\"${@}\"\nopen"},
		{"arguments behind a list", `--zones 1 "$@"`, "--zones \"1\" ?\"${@}\"\nopen"},
		{"a variable behind a list", `--zones $X --tags a=b $Y`, "--zones ?\"${X}\"\n--tags \"a=b\" ?\"${Y}\"\nopen"},
		{"a variable of a list", `--tags a=$X "$Y" b-$Z`, "--tags ?\"a=${X}\" ?\"${Y}\" ?\"b-${Z}\""},
		{"flags that documentation leaves open", `-n a [--enable-aad] [--tier <tier>]`, "--name (-n) \"a\"\nextra \"[--enable-aad]\" \"[--tier\" ?\"<tier>]\"\nopen"},
		{"a value that may be there", `--tier ${X:+free} --name a`, "--tier ?\"free\"\n--name \"a\""},
		{"a word that may be there", `--enable-aad ${X:+a}`, "--enable-aad\nextra ?\"a\"\nopen"},
		{"braces", `--zones {1,2}`, "--zones ?\"{1,2}\"\nopen"},
		{"braces in a value", `--name={a,b}`, "--name ?\"{a,b}\"\nopen"},
	} {
		t.Run(test.name, func(t *testing.T) {
			command, _ := read(t, "az aks create "+test.words)
			if diff := cmp.Diff(test.want, show(command)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestRead_commands(t *testing.T) {
	for _, test := range []struct{ script, want string }{
		{"az aks create", ""},
		{"/usr/bin/az aks create -n a", `--name (-n) "a"`},
		{"az.cmd aks create", ""},
		{"sudo -E az aks create", ""},
		{"X=1 env -i Y=2 az aks create", ""},
		{"time az aks create", ""},
		{"exec command nohup az aks create", ""},
		{"X=$(az aks create)", ""},
		{"A='az aks'; $A create", ""},
		{"$AZ aks create", ""},
		{"${AZ_CLI} aks create -n a", `--name (-n) "a"`},
		{"$KUBECTL aks create", "none"},
		{"retry 5 az aks create -n a", `--name (-n) "a"`},
		{"timeout $T az aks create", ""},
		{"log_info az aks create", "none"},
		{"Run az aks create", "none"},
		{"│ az aks create │", "none"},
		{"which az", "none"},
		{"az aks", "none"},
		{"kubelogin convert-kubeconfig -l spn -o json", "--login (-l) \"spn\"\nunknown -o \"json\""},
		{"/usr/bin/kubelogin convert-kubeconfig --login=msi", `--login "msi"`},
		{"kubelogin get-token", "none"},
		{"convert-kubeconfig", "none"},
		{"az vm list", "none"},
		{"az aks update -n a", `--name (-n) "a"`},
		{"az identity federated-credential create --audience a", `--audiences (--audience) "a"`},
		{"az aks $X", "none"},
		{"az aks -n a create", "none"},
		{"az aks-create", "none"},
		{"az global", "none"},
		{"az addons", "none"},
		{"az ../flags/global", "none"},
		{"az", "none"},
		{"echo az aks create", "none"},
		{"echo 'az aks create'", "none"},
		{"eval \"az aks create -n a\"", `--name (-n) "a"`},
		{"eval az aks create -n a", `--name (-n) "a"`},
		{"P=/bin/az env Q=/bin/az true", "none"},
		{"azure aks create", "none"},
		{"# az aks create", "none"},
	} {
		t.Run(test.script, func(t *testing.T) {
			command, _ := read(t, test.script)
			if diff := cmp.Diff(test.want, show(command)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// Every flag and value stands where it says it does.
func TestRead_places(t *testing.T) {
	for _, test := range []struct {
		script string
		want   []string // of az, then of each flag and its values
	}{
		{"az aks create -n a", []string{"az", "-n", "a"}},
		{"sudo /bin/az aks create \\\n  --name 'a b'", []string{"/bin/az", "--name", "'a b'"}},
		{"# é\né=1 az aks create -n \"ñ\" -g $X", []string{"az", "-n", "\"ñ\"", "-g", "$X"}},
		{"az aks create --name=a --tier=\"b c\" \"--sku=d\" --location='e'f", []string{"az", "--name", "a", "--tier", "\"b c\"", "--sku", "d", "--location", "'e'f"}},
		{"az aks create -na -g\"b\"", []string{"az", "-n", "a", "-g", "\"b\""}},
		{"az aks create --name= -g ''", []string{"az", "--name", "", "-g", "''"}},
		{"az aks create -a a,bb", []string{"az", "-a", "a", "bb"}},
		{"az aks create -a 'a, bb ,c'", []string{"az", "-a", "a", "bb", "c"}},
		{"az aks create -a=a,é,bb", []string{"az", "-a", "a", "é", "bb"}},
		{"az aks create --enable-addons=\"a, bb\"", []string{"az", "--enable-addons", "a", "bb"}},
		{"az aks create --enable-addons a,'b'", []string{"az", "--enable-addons", "a", "b"}},
		{"R=a,bb; az aks create --enable-addons $R --api-server-authorized-ip-ranges=\"$R\"", []string{"az", "--enable-addons", "$R", "$R", "--api-server-authorized-ip-ranges", "\"$R\"", "\"$R\""}},
		{"LONG_NAME_OF_A_LIST=a,bb; az aks create --enable-addons=$LONG_NAME_OF_A_LIST", []string{"az", "--enable-addons", "$LONG_NAME_OF_A_LIST", "$LONG_NAME_OF_A_LIST"}},
		{"X='-n a'; az aks create $X", []string{"az", "$X", "$X"}},
		{"A=(--name\n'b'); az aks create \"${A[@]}\" -g c", []string{"az", "--name", "'b'", "-g", "c"}},
		{"az aks create --foo=a --bar b", []string{"az", "--foo", "a", "--bar", "b"}},
		{"az aks create --name a\r\n", []string{"az", "--name", "a"}},
		{"az aks create --name a\\\n -g b\\\r\n", []string{"az", "--name", "a", "-g", "b"}},
	} {
		t.Run(test.script, func(t *testing.T) {
			command, source := read(t, test.script)
			got := []string{textAt(source, command.Span)}
			for _, use := range append(command.Flags, command.Unknown...) {
				got = append(got, textAt(source, use.Span))
				for _, value := range use.Values {
					got = append(got, textAt(source, value.Span))
				}
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// textAt is what stands at a place.
func textAt(source *document.Source, span document.Span) string {
	line := []rune(string(source.Line(int(span.Line))))
	if span.Column < 1 || span.Column > span.End || int(span.End) > len(line)+1 {
		return fmt.Sprintf("%+v is not in the file", span)
	}
	return string(line[span.Column-1 : span.End-1])
}

// What only asks for help does nothing.
func TestRead_help(t *testing.T) {
	for script, want := range map[string]bool{
		"az aks create --help": false, "az aks create -n a -h --unknown": false, "az aks create ${X:+--help}": true,
	} {
		commands, err := shell.Parse([]byte(script), nil)
		if err != nil || len(commands) != 1 {
			t.Fatal(commands, err)
		}
		if _, got := Read(commands[0], &document.Source{Content: []byte(script)}); got != want {
			t.Errorf("%s: %v", script, got)
		}
	}
}

// The first words of a command may be its own.
func TestRead_words(t *testing.T) {
	command, _ := read(t, "az acr build --registry r . stray")
	if len(command.Extra) != 1 || command.Extra[0].Text != "stray" {
		t.Error(command.Extra)
	}
}

func TestCommand_marks(t *testing.T) {
	for script, want := range map[string]string{
		"az aks create -g rg":                        `["--name"]`,
		"az aks create -n shop":                      `[]`, // az configure may give the group
		"az aks create -g rg ${NAME:+-n shop}":       `[]`,
		"az aks create --name":                       `[]`, // what is missing is its value
		"az role assignment create --role r -g rg":   `[]`, // it is in the place of --scope
		"az group delete -y":                         `["--name"]`,
		"az keyvault secret set --value x":           `[]`, // the table is partial
		"az aks create $ARGS":                        `[]`,
		"az security pricing create --n AKS":         `["--tier"]`,
		"az role assignment create --assignee alice": `["--role","--scope"]`,
		"kubelogin convert-kubeconfig":               `[]`,
	} {
		command, source := read(t, script)
		if got, err := command.Document(source).Root.Get("missing").MarshalJSON(); err != nil || string(got) != want {
			t.Errorf("%s: missing %s, %v", script, got, err)
		}
	}
	for script, want := range map[string]string{
		"az login -p x --federated-token y --tenant z":                              "secret,secret,-",
		"az aks create --client-secret x --name y":                                  "secret,-",
		"az storage container list --account-key x --unknown y z --sas-token t":     "secret,secret",
		"az acr build --secret-build-arg a=b .":                                     "secret",
		"kubelogin convert-kubeconfig --client-certificate-password x --password y": "secret,secret",
	} {
		command, source := read(t, script)
		var marks []string
		for _, flag := range command.Document(source).Root.Get("flags").Items {
			mark := "-"
			if flag.Get("secret") != nil {
				mark = "secret"
			}
			marks = append(marks, mark)
		}
		if got := strings.Join(marks, ","); got != want {
			t.Errorf("%s: %s", script, got)
		}
	}
}

func TestCommand_Document(t *testing.T) {
	command, source := read(t, "az aks create -n $X --tier free --foo a b $Y")
	doc := command.Document(source)
	got, err := doc.Root.MarshalJSON()
	if err != nil {
		t.Fatal(err)
	}
	want := `{"command":"aks create","words":"az aks create","version":"` + version + `","open":true,` +
		`"flags":[{"name":"--name","as":"-n","values":[{"unknown":"${X}"}],"unknown":true},{"name":"--tier","as":"--tier","values":["free"],"unknown":false}],` +
		`"unknownFlags":[{"name":"--foo","as":"--foo","values":["a"],"unknown":false}],"missing":[],"extra":["b",{"unknown":"${Y}"}],"brokenContinuations":[]}`
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	for want, path := range map[string]document.Path{
		"az":     {},
		"free":   {document.Key("flags"), document.Index(1), document.Key("values"), document.Index(0)},
		"--tier": {document.Key("flags"), document.Index(1)},
		"--foo":  {document.Key("unknownFlags"), document.Index(0), document.Key("missing")},
		"b":      {document.Key("extra"), document.Index(0)},
	} {
		if got := textAt(source, doc.Locate(path)); got != want {
			t.Errorf("%s: want %q, got %q", path.Pointer(), want, got)
		}
	}
}
