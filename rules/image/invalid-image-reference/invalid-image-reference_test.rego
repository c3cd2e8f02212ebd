package rules.image["invalid-image-reference_test"]

import data.rules.image["invalid-image-reference"] as rule

test_invalid_is_found if {
	every image in [
		"contoso.azurecr.io/Web", "web:", "web:1.4:2", "-web", "web/", "contoso.azurecr.io//web", "web@sha256:abc", "web:@1",
		"contoso_dev.azurecr.io:443/Web",
	] {
		some finding in _findings({"name": "web", "image": image})
		finding.path == ["spec", "containers", 0, "image"]
		finding.message == sprintf("container \"web\" has the image %q, which is not a valid reference", [image])
	}
}

test_valid_is_clean if {
	every image in [
		"web", "web:1.4", "library/web", "contoso.azurecr.io/shop/web:1.4.2", "localhost:5000/web", "Contoso/web",
		"a--b/c__d.e",
		sprintf("web:1.4@sha256:%s", ["0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"]),
	] {
		_findings({"name": "web", "image": image}) == set()
	}
}

test_absent_is_clean if {
	every container in [{"name": "web"}, {"image": null}, {"image": ""}, {"image": 1}, {"image": ["Web"]}] {
		_findings(container) == set()
	}
}

test_unknown_is_clean if {
	every image in [{"unknown": "$IMAGE"}, {"unknown": "contoso.azurecr.io/Web:$TAG"}, "contoso.azurecr.io/#{Web}#"] {
		_findings({"name": "web", "image": image}) == set()
	}
}

test_init_container_is_found if {
	findings := rule.findings with input as {"kind": "Pod", "spec": {"initContainers": [{"image": "Web"}]}}
	{finding.path | some finding in findings} == {["spec", "initContainers", 0, "image"]}
}

_findings(container) := findings if {
	findings := rule.findings with input as {"kind": "Pod", "spec": {"containers": [container]}}
}
