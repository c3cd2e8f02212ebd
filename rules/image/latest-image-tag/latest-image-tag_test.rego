package rules.image["latest-image-tag_test"]

import data.parameters["latest-image-tag"] as parameters
import data.rules.image["latest-image-tag"] as rule

test_every_kind_of_container_is_found if {
	every list in ["containers", "initContainers", "ephemeralContainers"] {
		_paths({list: [{"name": "web", "image": "nginx"}]}, {}) == {concat("", ["spec/", list, "/0/image"])}
	}
}

test_message if {
	_messages(_with("web:latest"), {}) == {`container "web" runs the image web:latest`}
	_messages(_with("nginx"), {}) == {`container "web" runs the image nginx, without a tag`}
}

test_no_tag_is_found if {
	every image in ["nginx", "contoso/web", "localhost:5000/web", "contoso.azurecr.io:443/shop/web:latest"] {
		count(_findings(_with(image), {})) == 1
	}
}

test_tag_or_digest_is_clean if {
	every image in ["nginx:1.27", "localhost:5000/web:1", "web:latest-1", "nginx@sha256:0a", "nginx:latest@sha256:0a"] {
		_findings(_with(image), {}) == set()
	}
}

test_what_is_not_known_is_clean if {
	_findings({"containers": [{"name": "web"}]}, {}) == set()
	every image in [{"unknown": "$IMAGE"}, {"unknown": "nginx:$TAG"}, "IMAGE_NAME", "__IMAGE__", "", null, 1] {
		_findings(_with(image), {}) == set()
	}
}

test_excluded_container_is_clean if {
	_findings(_with("nginx"), {"excludedContainers": ["web"]}) == set()
	_findings(_with("nginx"), {"excludedImages": ["nginx"]}) == set()
}

test_namespace_of_azure_policy_is_exempt if {
	pod := {"kind": "Pod", "metadata": {"namespace": "kube-system"}, "spec": _with("nginx")}
	every reading, findings in {"azure": 0, "pss": 1, "strict": 1} {
		found := rule.findings with input as pod with parameters as object.union(parameters, {"reading": reading})
		count(found) == findings
	}
}

_with(image) := {"containers": [{"name": "web", "image": image}]}

_paths(spec, changes) := {path |
	some finding in _findings(spec, changes)
	path := concat("/", [sprintf("%v", [key]) | some key in finding.path])
}

_messages(spec, changes) := {finding.message | some finding in _findings(spec, changes)}

_findings(spec, changes) := findings if {
	findings := rule.findings with input as {"kind": "Pod", "spec": spec}
		with parameters as object.union(parameters, changes)
}
