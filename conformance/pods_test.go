package conformance

import (
	"cmp"
	"flag"
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
)

var (
	pods = flag.Int("pods", 50_000, "how many random pods to compare")
	seed = flag.Uint64("seed", 1, "which random pods")
)

// TestStandards_randomPods compares the verdicts on random pods, for the newest
// version of Kubernetes and two older ones. For a longer run, and for other pods:
//
//	go test -run randomPods -v -timeout 2h . -pods 1000000 -seed 2
func TestStandards_randomPods(t *testing.T) {
	minors := []int{newest(), 24, 18}
	comparison := newComparison(t, minors...)
	tallies := make([]tally, runtime.GOMAXPROCS(0))
	var workers sync.WaitGroup
	for worker := range tallies {
		counts := tally{}
		tallies[worker] = counts
		workers.Go(func() {
			for i := worker; i < *pods && !t.Failed(); i += len(tallies) {
				manifest := randomManifest(uint64(i))
				if _, err := comparison.compare(t.Context(), manifest, minors[i%len(minors)], counts); err != nil {
					t.Errorf("pod %d: %v\n%s", i, err, manifest)
				}
			}
		})
	}
	workers.Wait()
	for _, counts := range tallies[1:] {
		for verdict, count := range counts {
			tallies[0][verdict] += count
		}
	}
	tallies[0].report(t, comparison.controls)
}

// randomManifest returns a manifest of any kind that has a pod. The same seed
// and number always give the same one.
func randomManifest(number uint64) []byte {
	random := source{rand.New(rand.NewPCG(*seed, number))}
	return []byte(random.manifest())
}

// A source of random values near the edges of the checks. Its functions return
// YAML: a string is a scalar as it is written, null and plain scalars of YAML
// 1.1 among them.
type source struct{ *rand.Rand }

type (
	list   []any
	object []field
	field  struct {
		key   string
		value any
	}
	// An option is a field that is there once in so many times.
	option struct {
		key   string
		once  int
		value func() any
	}
)

// workloads are the kinds that have a pod, and where.
var workloads = []struct{ version, kind, path string }{
	{"v1", "Pod", "spec"},
	{"v1", "PodTemplate", "template.spec"},
	{"v1", "ReplicationController", "spec.template.spec"},
	{"apps/v1", "DaemonSet", "spec.template.spec"},
	{"apps/v1", "Deployment", "spec.template.spec"},
	{"apps/v1", "ReplicaSet", "spec.template.spec"},
	{"apps/v1", "StatefulSet", "spec.template.spec"},
	{"batch/v1", "Job", "spec.template.spec"},
	{"batch/v1", "CronJob", "spec.jobTemplate.spec.template.spec"},
}

func (s source) manifest() string {
	workload := workloads[s.IntN(len(workloads))]
	value := s.pod()
	keys := strings.Split(workload.path, ".")
	for _, key := range slices.Backward(keys) {
		value = object{{"metadata", s.metadata()}, {key, s.odd(value)}}
	}
	root := append(object{{"apiVersion", workload.version}, {"kind", workload.kind}}, value.(object)...)
	var out strings.Builder
	s.write(&out, root, "")
	return out.String()
}

func (s source) metadata() any {
	return s.object(
		option{"name", 2, s.name},
		option{"namespace", 8, s.name},
		option{"annotations", 8, func() any {
			profile := func() any {
				return s.one("unconfined", "runtime/default", "docker/default", "localhost/web", `""`, "null")
			}
			return s.object(
				option{"container.apparmor.security.beta.kubernetes.io/web", 2, profile},
				option{"container.seccomp.security.alpha.kubernetes.io/web", 2, profile},
				option{"seccomp.security.alpha.kubernetes.io/pod", 4, profile},
			)
		}},
	)
}

func (s source) pod() any {
	return s.object(
		option{"hostNetwork", 6, s.boolean},
		option{"hostPID", 8, s.boolean},
		option{"hostIPC", 8, s.boolean},
		option{"hostUsers", 8, s.boolean},
		option{"os", 12, func() any { return object{{"name", s.one("linux", "windows", `""`)}} }},
		option{"nodeSelector", 12, func() any {
			return object{{"kubernetes.io/os", s.one("linux", "windows", `""`)}}
		}},
		option{"securityContext", 4, s.podSecurity},
		option{"volumes", 3, s.list(s.volume)},
		option{"initContainers", 4, s.list(s.container)},
		option{"containers", 1, func() any { return append(list{s.container()}, s.list(s.container)().(list)...) }},
		option{"ephemeralContainers", 6, s.list(s.container)},
	)
}

func (s source) podSecurity() any {
	return s.object(append(s.security(),
		option{"sysctls", 4, s.list(func() any {
			return s.object(
				option{"name", 1, func() any {
					return s.one("kernel.shm_rmid_forced", "net.ipv4.tcp_rmem", "net.ipv4.tcp_fin_timeout", "kernel.msgmax", `""`)
				}},
				option{"value", 1, func() any { return `"1"` }},
			)
		})},
	)...)
}

// volume makes a volume with one source, or none: the API server refuses more.
func (s source) volume() any {
	empty := func() any { return object{} }
	sources := []option{
		{"hostPath", 1, func() any {
			return s.object(
				option{"path", 2, func() any { return s.one("/", "/var/log", `""`, "null") }},
				option{"type", 4, func() any { return s.one("Directory", `""`, "null") }},
			)
		}},
		{"emptyDir", 1, empty},
		{"flexVolume", 1, empty},
		{"image", 1, empty},
		{"nfs", 1, empty},
		{"HostPath", 1, func() any { return object{{"path", "/"}} }},
		{"emptyDir", 2, empty},
	}
	return s.object(option{"name", 1, s.name}, sources[s.IntN(len(sources))])
}

func (s source) container() any {
	return s.object(
		option{"name", 1, s.name},
		option{"image", 2, func() any { return s.one("nginx", "contoso.azurecr.io/web:1", `""`) }},
		option{"ports", 3, s.list(s.port)},
		option{"securityContext", 2, s.containerSecurity},
		option{"livenessProbe", 10, s.handler},
		option{"readinessProbe", 10, s.handler},
		option{"startupProbe", 10, s.handler},
		option{"lifecycle", 10, func() any {
			return s.object(option{"postStart", 2, s.handler}, option{"preStop", 2, s.handler})
		}},
	)
}

func (s source) port() any {
	return s.object(
		option{"name", 4, s.name},
		option{"containerPort", 2, s.portNumber},
		option{"hostPort", 4, s.portNumber},
		option{"hostport", 40, s.portNumber},
	)
}

func (s source) containerSecurity() any {
	return s.object(append(s.security(),
		option{"privileged", 3, s.boolean},
		option{"Privileged", 40, s.boolean},
		option{"allowPrivilegeEscalation", 2, s.boolean},
		option{"procMount", 10, func() any { return s.one("Default", "Unmasked", `""`) }},
		option{"capabilities", 2, func() any {
			return s.object(
				option{"add", 2, s.list(s.capability)},
				option{"drop", 2, func() any { return list{s.one("ALL", "all", "NET_RAW", "null"), s.capability()} }},
				option{"ADD", 40, s.list(s.capability)},
			)
		}},
	)...)
}

// security are the fields that pods and containers both have.
func (s source) security() []option {
	profile := func() any {
		return object{{"type", s.one("Unconfined", "RuntimeDefault", "Localhost", `""`)}}
	}
	return []option{
		{"windowsOptions", 10, func() any { return s.object(option{"hostProcess", 2, s.boolean}) }},
		{"runAsNonRoot", 3, s.boolean},
		{"runAsUser", 6, func() any { return s.one("0", "00", "1000", "-0", "0x0", "null") }},
		{"seccompProfile", 4, profile},
		{"appArmorProfile", 10, profile},
		{"seLinuxOptions", 10, func() any {
			return s.object(
				option{"type", 2, func() any { return s.one("container_t", "spc_t", `""`, "null") }},
				option{"user", 4, s.name},
				option{"role", 4, s.name},
			)
		}},
	}
}

func (s source) handler() any {
	host := option{"host", 2, func() any { return s.one("example.com", "127.0.0.1", `""`, "null") }}
	port := option{"port", 1, func() any { return s.one("80", "http") }}
	return s.object(
		option{"httpGet", 2, func() any { return s.object(host, port) }},
		option{"tcpSocket", 2, func() any { return s.object(host, port) }},
	)
}

func (s source) name() any { return s.one("web", "db", `""`, `"null"`, "null", "~") }

func (s source) boolean() any {
	return s.one("true", "false", "True", "FALSE", "yes", "No", "on", "OFF", "null", "")
}

func (s source) portNumber() any {
	return s.one(
		"0", "80", "8080", "65535", "65536", "-1", "-0", "+80", "0x50", "0x0", "0b11", "0120", "0o17", "00",
		"8_080", "0_0", "80.0", "0.0", "-0.0", "1e3", "null", "", "~",
	)
}

func (s source) capability() any {
	return s.one(
		"CHOWN", "KILL", "SETUID", "NET_BIND_SERVICE", "MKNOD", "AUDIT_WRITE", "CHOWN", "KILL", "SETUID",
		"NET_RAW", "net_raw", "chown", "ALL", "SYS_ADMIN", "CAP_CHOWN", `" CHOWN"`, `"*"`, `""`, "null", "Null",
	)
}

// one chooses a scalar; very seldom, one of any type.
func (s source) one(scalars ...string) any {
	if s.IntN(400) == 0 {
		scalars = []string{
			"true", "y", "0", "1", "1.5", "8e-1", "2147483648", "80:80", "2001-01-01", "web", `"true"`, `"0"`,
			"null", "{}", "[]", "[null]", ".nan", "-.inf",
		}
	}
	return scalars[s.IntN(len(scalars))]
}

// odd returns the value or, seldom, one that is not expected in its place.
func (s source) odd(value any) any {
	if s.IntN(100) == 0 {
		return s.one("null", "", "~", "{}", "[]", "null", "~")
	}
	return value
}

// list returns how to make a list of none, one or a few elements.
func (s source) list(element func() any) func() any {
	return func() any {
		var elements list
		for range s.IntN(4) {
			elements = append(elements, s.odd(element()))
		}
		return elements
	}
}

// object makes an object of some of the fields. Very seldom, a field is there
// twice, or the last ones come through a merge key.
func (s source) object(options ...option) any {
	var fields object
	for _, option := range options {
		times := 1
		if s.IntN(300) == 0 {
			times = 2
		}
		for range times {
			if s.IntN(option.once) == 0 {
				fields = append(fields, field{option.key, s.odd(option.value())})
			}
		}
	}
	if n := len(fields); n > 0 && s.IntN(60) == 0 {
		at := s.IntN(n)
		fields = append(fields[:at:at], field{"<<", fields[at:]})
	}
	return fields
}

// write writes a value after its key: in block style or, once in a while, in
// flow style.
func (s source) write(out *strings.Builder, value any, indent string) {
	compact := s.IntN(8) == 0
	switch value := value.(type) {
	case object:
		if compact || len(value) == 0 {
			break
		}
		out.WriteString("\n")
		for _, field := range value {
			out.WriteString(indent + field.key + ":")
			s.write(out, field.value, indent+"  ")
		}
		return
	case list:
		if compact || len(value) == 0 {
			break
		}
		out.WriteString("\n")
		for _, element := range value {
			out.WriteString(indent + "-")
			s.write(out, element, indent+"  ")
		}
		return
	}
	out.WriteString(" " + flow(value) + "\n")
}

func flow(value any) string {
	var parts []string
	switch value := value.(type) {
	case object:
		for _, field := range value {
			parts = append(parts, field.key+": "+flow(field.value))
		}
		return "{" + strings.Join(parts, ", ") + "}"
	case list:
		for _, element := range value {
			parts = append(parts, cmp.Or(flow(element), "null"))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	default:
		return fmt.Sprint(value)
	}
}
