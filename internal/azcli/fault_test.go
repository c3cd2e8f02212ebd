package azcli

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/shell"
)

// What the document of a command says of each flag beyond its name and values.
func TestCommand_Document_faults(t *testing.T) {
	for _, test := range []struct{ name, script, want string }{
		{"none", "az aks create -n a --tier FREE --zones 1 2", ""},
		{"an alias", "az aks create --ca-profile a=b", ""},
		{"abbreviated", "az aks create --generate-ssh-key", "--generate-ssh-keys abbreviated=true"},
		{"glued", "az aks create -na --tier=free", ""},
		{"a switch with a value", "az aks create --no-wait=true --enable-aad --enable-syslog=true", "--no-wait switch=true"},
		{"under a condition", `az aks create ${X:+--no-wait --tier free} --enable-aad`, "--no-wait maybe=true\n--tier maybe=true"},
		{"repeated", "az aks create -k 1 --verbose -k 2 --verbose", "--kubernetes-version repeated=true"},
		{"removed", "az aks create --uptime-sla", `--uptime-sla status="removed" replacement="--tier standard"`},
		{"deprecated", "az aks create --docker-bridge-address a", `--docker-bridge-address status="deprecated"`},
		{"preview", "az aks create --enable-image-integrity", `--enable-image-integrity preview="aks-preview"`},
		{"no choice", "az aks create --tier paid", `--tier choices=["free","premium","standard"]`},
		{"a choice of the preview", "az aks create --workload-runtime WasmWasi", ""},
		{"an unknown or empty choice", "az aks create --tier $T --sku ''", ""},
		{"a typing error", "az aks create --teir free", `--teir nearest="--tier"`},
		{"one dash", "az aks create -enable-managed-identity", `-enable-managed-identity nearest="--enable-managed-identity"`},
		{"of other commands", "az aks update --zones 1", `--zones sibling={"flag":"--zones","command":"aks create"}`},
		{"nearly of other commands", "az aks update --zone 1", `--zone sibling={"flag":"--zones","command":"aks create"}`},
		{"of both", "az aks nodepool add --disable-fips-image", `--disable-fips-image nearest="--enable-fips-image" sibling={"flag":"--disable-fips-image","command":"aks nodepool update"}`},
		{"of other groups", "az role assignment create --enable-aad", "--enable-aad"},
		{"a need", "az aks create --max-count 3 --enable-workload-identity --enable-oidc-issuer", `--max-count needs=[{"flag":"--max-count","other":"--enable-cluster-autoscaler"}]`},
		{"two needs", "az aks create --enable-cluster-autoscaler", `--enable-cluster-autoscaler needs=[` +
			`{"flag":"--enable-cluster-autoscaler","other":"--max-count"},{"flag":"--enable-cluster-autoscaler","other":"--min-count"}]`},
		{"a need of a value", "az aks create --outbound-type userdefinedrouting", `--outbound-type needs=[` +
			`{"flag":"--outbound-type userDefinedRouting","other":"--vnet-subnet-id or --system-node-subnet-id or --node-subnet-id"}]`},
		{"no need of another value", "az aks create --outbound-type loadBalancer", ""},
		{"no need of an unknown value", "az aks create --outbound-type $TYPE", ""},
		{"a need for a value", "az aks create --enable-hosted-system --sku base", `--enable-hosted-system needs=[{"flag":"--enable-hosted-system","other":"--sku automatic"}]`},
		{"a need for a value that is not known", "az aks create --enable-hosted-system --sku $SKU", ""},
		{"a need for one in a list", "az aks create --workspace-resource-id a -a azure-policy,monitoring", ""},
		{"a need with an exception", "az aks create --sku automatic --enable-workload-identity", ""},
		{"a need with an exception that may be", "az aks create --sku $SKU --enable-workload-identity", ""},
		{"a need of an unknown word", "az aks create --service-principal $SP", `--service-principal needs=[{"flag":"--service-principal","other":"--client-secret"}]`},
		{"a need of an empty word", "az aks create --private-dns-zone ''", ""},
		{"a need that may be met", "az aks create --max-count 3 ${X:+--enable-cluster-autoscaler}", "--enable-cluster-autoscaler maybe=true"},
		{"a need of an open command", "az aks create --max-count 3 $ARGS", ""},
		{"a need for one of several", "az monitor diagnostic-settings create -n a --resource b --event-hub c", ""},
		{"a need for one of several, with none", "az monitor diagnostic-settings create -n a --resource b --export-to-resource-specific true", `--resource needs=[` +
			`{"flag":"--resource","other":"--storage-account or --workspace or --event-hub or --event-hub-rule"}]` + "\n" +
			`--export-to-resource-specific needs=[{"flag":"--export-to-resource-specific true","other":"--workspace"}]`},
		{"an update leans on what there is", "az aks update --enable-workload-identity", ""},
		{"a conflict", "az aks update --enable-keda --disable-keda", `--disable-keda conflicts=[{"flag":"--disable-keda","other":"--enable-keda"}]`},
		{"a conflict that may be", "az aks update ${X:+--enable-keda} --disable-keda", "--enable-keda maybe=true"},
		{"a conflict of values", "az aks create --load-balancer-sku basic --outbound-type loadBalancer", `--load-balancer-sku conflicts=[{"flag":"--load-balancer-sku basic","other":"--outbound-type"}]`},
		{"a conflict with an unknown word", `az aks create --enable-private-cluster --api-server-authorized-ip-ranges "$RANGES"`, ""},
		{"a conflict with an empty word", `az aks create --enable-private-cluster --api-server-authorized-ip-ranges ""`, ""},
		{"a conflict with an exception", "az aks create --attach-acr a --no-wait", `--attach-acr conflicts=[{"flag":"--attach-acr","other":"--no-wait"}]`},
		{"a conflict with an exception that holds", "az aks create --attach-acr a --no-wait --service-principal b --client-secret $S", "--client-secret secret=true"},
		{"no value", "az aks create --name --tier free --zones", "--name empty=true\n--zones empty=true"},
		{"no value, but one is glued", "az aks create --name= --enable-azure-container-storage", ""},
		{"no value of an open command", "az aks create --name --tier free $ARGS", ""},
		{"no value in a list of commas", "az aks create --enable-addons ,", ""},
		{"no value under a condition", "az aks create ${X:+--name}", "--name maybe=true"},
		{"uses that add up", "az acr build --registry r --image a --image b --build-arg x=1 --build-arg y=2 .", ""},
		{"a group of commands", "az storage blob upload --account-key a --overwrite -f b", "--account-key secret=true"},
		{"nothing alike", "az aks create --foo-bar-baz", "--foo-bar-baz"},
		{"nearest is no removed flag", "az aks create --uptime-slas", "--uptime-slas"},
	} {
		t.Run(test.name, func(t *testing.T) {
			command, source := read(t, test.script)
			root := command.Document(source).Root
			var lines []string
			for _, use := range root.Get("flags").Items {
				if notes := notes(t, &use); notes != "" {
					lines = append(lines, use.Get("name").Text+notes)
				}
			}
			for _, use := range root.Get("unknownFlags").Items {
				lines = append(lines, use.Get("name").Text+notes(t, &use))
			}
			if diff := cmp.Diff(test.want, strings.Join(lines, "\n")); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func notes(t *testing.T, use *document.Node) string {
	t.Helper()
	var notes strings.Builder
	for _, member := range use.Members[len([]string{"name", "as", "values", "unknown"}):] {
		value, err := member.Value.MarshalJSON()
		if err != nil {
			t.Fatal(err)
		}
		notes.WriteString(" " + member.Key + "=" + string(value))
	}
	return notes.String()
}

func TestRead_brokenContinuation(t *testing.T) {
	command, source := read(t, "az aks create -n é \\ \n  --tier free\n")
	if diff := cmp.Diff("--name (-n) \"é\"\n--tier \"free\"", show(command)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	doc := command.Document(source)
	span := doc.Locate(document.Path{document.Key("brokenContinuations"), document.Index(0)})
	if want := (document.Span{Line: 1, Column: 20, End: 22}); span != want {
		t.Errorf("want %+v, got %+v", want, span)
	}
}

// Documentation leaves flags out.
func TestRead_ellipsis(t *testing.T) {
	for _, script := range []string{
		"az aks create -n a ...", "az aks create -n a …", "az aks create [--tier]",
		"az aks create --name\n              --resource-group\n              [--tier]\n",
	} {
		if command, _ := read(t, script); !command.Open {
			t.Errorf("%s: there are more flags", script)
		}
	}
}

// What follows on lines of their own is another matter.
func TestRead_noSynopsis(t *testing.T) {
	for _, behind := range []string{"", "\n", "\n--tier free\n", "\n--tier free\necho [-x]\n", "\n[ -x a ]\n", " # [--tier]"} {
		script := "az aks create --name" + behind
		commands, err := shell.Parse([]byte(script), nil)
		if err != nil {
			t.Fatal(err)
		}
		if command, _ := Read(commands[0], &document.Source{Content: []byte(script)}); command.Open {
			t.Errorf("%q: there are no more flags", script)
		}
	}
}

func TestCommand_Last(t *testing.T) {
	command, _ := read(t, "az aks create -n a -k --name b --zones 1 2")
	for flag, want := range map[string]string{"--name": "b", "--zones": "2", "--kubernetes-version": "", "--tier": ""} {
		value, ok := command.Last(flag)
		if value.Text != want || ok != (want != "") {
			t.Errorf("%s: want %q, got %q, %t", flag, want, value.Text, ok)
		}
	}
}
