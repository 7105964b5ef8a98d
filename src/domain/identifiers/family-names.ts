import { wordSet } from './tokens.ts';

/** Family names that are common among people of the United Kingdom, of many origins: a hint, never a proof. */
export const FAMILY_NAMES = wordSet(`
  abara abbas abbott abdi abdullah abebe abernathy abiola abraham acheampong achebe ackroyd adair adamczyk adams adamson addo adebayo adeleke
  adeniyi adewale adeyemi afolabi afzal agarwal aggarwal agyeman ahern ahmad ahmed aitken akande akhtar akinola alam aldridge alexander ali allan
  allen allison alvarez amadi amin amoah anand anderson anderton andreou andrews angelou anning ansah ansari antoniou anyanwu apostolou appiah
  appleby appleton archer arif armitage armstrong arnold arora arthur asante asghar ashby ashcroft ashton ashworth asif aslam aston atkins atkinson
  attwood austin awan ayling aziz babic badger bailey baines baird bakare baker bakshi baldwin balogun bamford banerjee banks bannister baptiste
  barber barclay barker barlow barnard barnes barr barrett barron barry bartlett barton bassett bates batista battersby baxter beale beattie
  beaumont beckett bedford beech begley begum bell bellamy bennett benson bentley bernard berry beveridge bhatt bianchi bibi biggs birch birchall
  bird bishop black blackburn blackwood blair blake blanchard bloggs bloom blythe boateng bolton bond bonner booker booth boothroyd bosch botha
  bourne bowden bowen bowers bowes bowles bowman boyce boyd boyle bradbury bradford bradley bradshaw braithwaite bramley brand brar bray breen
  brennan brewer bridges briggs bright bristow britton broadbent brook brookes brooks broughton brown bruce brunt bryant buchanan buck buckley bull
  bullock burgess burke burnett burns burrows burton busby butcher butler byrd byrne cahill cain cairns calder caldwell callaghan camara cameron
  campbell cao cardoso carey carlisle carmichael carney carpenter carr carrington carroll carson carter cartwright carvalho casey cassidy castellano
  castle catterall chadwick chakraborty chalmers chambers chan chandra channing chapman charles charlton chatterjee chaudhry chauhan chavda cheetham
  chen cheng cherry cheung chidgey chikwanda child childs chinwe cho chopra choudhury chowdhury christie chung church churchill clark clarke clay
  clayton clegg clements cleverley clifford close coates cochrane codd coffey cohen cole coleman collier collingwood collins collymore compton
  conley connolly connor conroy constantinou conway cook cooke coombes cooney cooper copeland corbett corcoran cormack cornish costa costello cotter
  cotton coulson couper courtney cousins cowan coward cowley cox coyle crabtree craig crane craven crawford crawley croft crompton crook cross
  crossley crouch crowe crowley cruickshank cruz cullen cummings cunliffe cunningham curran currie curry curtis dalal daley dalton daly daniel
  daniels danso darby darwish das dass davenport davey davidson davies davis davison dawson day deacon deakin dean delaney delgado demetriou demir
  dempsey denham denning dennis denton desai devine devlin dewhurst dhaliwal dhami dhillon diallo dias diaz dick dickens dickinson dickson dinh diop
  dixon dobson docherty dodd dodds dogan doherty dolan dominguez donaldson donnelly donovan dosanjh dougal douglas dow downes downing doyle draper
  drew driscoll drummond dube duckworth dudley duffy duggan duke dumitru dunbar duncan dunlop dunn dunne dutta dutton dyer dyson eastwood eaton
  eccles eden edgar edmonds edwards edwardson egan ekwueme elder eldridge elias ellery elliot elliott ellis ellison elmi emery english ennis erdogan
  espinoza esposito etherington evans everett ezeh fagan fairclough faith falconer fallon farah farley farmer farooq farouk farrell farrow faulkner
  fawcett fearnley feeney feng fenton fenwick ferguson fernandes fernando ferrari ferreira fielding fields finch findlay finlay finn finnegan finney
  firth fisher fitzgerald fitzpatrick fitzsimmons flanagan fleming fletcher flood flores flower floyd flynn fogarty foley fontaine forbes ford
  forrest forster forsyth foster fosters fowler fox foy frame francis franco franklin fraser freeman french frost fry fuller furlong gallacher
  gallagher galloway gamble ganguly garbutt garcia gardner garner garrett garvey gate gates geddes george georgiou gerrard ghosh gibbons gibbs
  giblin gibson gilbert gilchrist giles gill gillespie gilmour giordano gittins gleeson glover goddard godfrey godwin gogoi goldberg golding goldman
  goldsmith goldstein gomez gonzalez good goodall goode goodman goodwin gordon gough gould govender gowda graham grant gravell graves gray greaves
  green greene greenhalgh greenwood greer gregory gregson grewal griffin griffiths grimes grimshaw groves guest gunn guo gupta guthrie gutierrez
  haddad hadley hafeez haider haigh haines hale haley hall halliday hamid hamilton hammond hampton hancock hand hanif hanley hanna hannah hansen
  hanson haq haque harcourt hardcastle harding hardman hardwick hardy hare hargreaves harman harmer harper harrington harris harrison hart hartley
  harvey haslam hassall hassan hastings hatton hawes hawkes hawkins haworth hawthorne hayes haynes hayward haywood he head healey healy heard heath
  heaton hedges heffernan hegarty henderson hendricks hendry hennessy henry henshaw hepworth herbert hernandez heron herring hewitt heywood hibbert
  hickey hicks higginbottom higgins higgs hill hilton hinchliffe hinds hinton hirst ho hoang hobbs hobson hodge hodges hodgkinson hodgson hogan hogg
  holden holder holding holland holliday hollis holloway holmes holt homer hood hooper hope hopkins hopkinson horan horn horne horner horsfall
  horton hoskins hossain houghton house houston howard howarth howe howell howells howes hoyle hristov hu huang hubbard huda hudson huggins hughes
  hull hume humphrey humphreys humphries hunt hunter hurley hurst hussain hussein hutchings hutchinson hutchison huxley huynh hyde ibbotson ibrahim
  ilyas ince inglis ingram innes ioannou ionescu iqbal ireland irvine irving ishaq isherwood islam ismail ivanov ivanova ivers iyer jaber jackson
  jacob jacobs jadhav jagger jain jalloh jamal james jamieson jan jankowski jansen jarvis javed jeffery jeffrey jeffries jenkin jenkins jenkinson
  jennings jensen jeong jha jiang jimenez john johnson johnston jolly jones joseph joshi joyce judd judge juhasz kaczmarek kahn kakar kalsi kamara
  kaminski kane kapoor karim kaur kaya keane kearney keating keegan keeling keen kelleher keller kellett kelly kelso kemp kendall kendrick kennedy
  kenny kent kenyon kerr kerrigan kershaw keys khalid khalil khan khatun khawaja kidd kiely kilgour kim king kinsella kirby kirk kirkham kirkpatrick
  kirwan kitchen knapp knight knowles knox koch kofi kohli kovacs kowalczyk kowalski kozak kozlowski krishnan kuhn kulkarni kumar kwan kwok kyei
  lacey lad lai laing laird lake lal lamb lambert lancaster lane lang langley larkin larsen latham latif lau laurence lavender lavery law lawal
  lawler lawrence lawson lawton le leach leary lee leech leigh leonard leslie lester leung levy lewandowski lewis li lightfoot lim lin lindqvist
  lindsay linton lister little liu livingstone llewellyn lloyd lo lock locke lockwood lodge lofthouse logan lomas lomax lone long longden lopes
  lopez lord lovell lowe lowry lu lucas lund lunn luo lynch lynn lyons ma macaulay macdonald macdougall macfarlane macgregor mackay mackenzie mackie
  mackintosh maclean macleod macmillan macpherson madden maguire maher mahmood mahon main major malcolm malhotra malik mallinson malone mandal
  manley mann manning mansfield mansoor marino markovic marlow marples marquez marriott marsden marsh marshall marshalls martin martinez marvin
  masih maskell mason massey masters mathers matheson mathew matthew matthews maughan mawson maxwell may mayer mayhew maynard mazur mcallister
  mcardle mcaulay mcbride mccabe mccaffrey mccall mccallum mccann mccarthy mccartney mccluskey mcconnell mccormack mccormick mcculloch mccullough
  mccurdy mcdermott mcdonagh mcdonald mcdonnell mcdougall mcdowell mcelroy mcewan mcfadden mcfarlane mcgarry mcgee mcgill mcginley mcgovern mcgowan
  mcgrath mcgregor mcguinness mcguire mchugh mcintosh mcintyre mckay mckee mckenna mckenzie mckeown mckinley mckinnon mclachlan mclaren mclaughlin
  mclean mcleod mcloughlin mcmahon mcmanus mcmillan mcnally mcnamara mcneil mcneill mcphee mcpherson mcqueen mcrae mctavish meadows meehan meek
  mehmood mehta melville mendes mendoza menon mensah mercer meredith merritt metcalfe meyer miah michael michalski middleton midgley mikhail milan
  miles millar millard millington mills milne milner milton minhas mir mirza mishra mistry mitchell mitra moffat mohamed mohammad mohammed mohamud
  mohan molina molloy molyneux monaghan moncrieff monk montague monteiro montgomery moody moon moorcroft moore moran moreno moreton morgan morley
  moroz morrell morris morrison morrissey mortimer morton moses moss mottram mould mowbray moyes moyle moyo mudd mueller muhammad muir mukherjee
  mulcahy mulholland mullan mullen muller mulligan mullins mumford munday munir munoz munro murdoch murphy murray murtagh musa mustafa mutasa mwale
  mwangi myers nadeem nagy naidoo nair nandi nash naylor naz nazir ncube ndlovu neal neale neil nelson nesbitt neville newell newman newton ngo
  nguyen nicholas nicholl nicholls nicholson nicol nicolson nielsen nikolov nixon nkosi nkrumah noble noel nolan noon noonan noor norman norris
  north norton novak nowak nugent nunes nunn nuttall nwachukwu nwosu nyathi oakes oakley oates obi obrian obrien obrienn ocallaghan ochieng oconnor
  odea odonnell odonoghue odowd odriscoll ofarrell ofori ogden ogilvie ogrady ogunleye ohara ojo okafor okeefe okeke okereke okonkwo okoro okoye
  olaniyan oldfield oldham oleary oliveira oliver olivier olsen olsson omalley omar omer oneill onuoha onyango openshaw orourke orr ortega ortiz
  orton osborn osborne osei osgood oshea osman osullivan otoole otto ovens overton owen owens owusu oyedepo oyelaran ozturk pace packer paget paine
  pal palacios palmer pandey pandya panesar pang pantelis papadopoulos papworth pardoe parfitt parikh park parker parkes parkin parkinson parmar
  parnell parr parrish parry parsons partington partridge pascoe patel paterson paton patterson pattison paul pawlowski payne peacock peake pearce
  pearl pearse pearson peck peel pemberton penn pepper percival percy pereira perera perez perkins perrin perry peter peters petrov petrova pettit
  petty phelan phelps phillips phiri pickard pickering pickles pickup pierce pietrzak pigott pike pilkington pinder pinto piper pirie pitman pitt
  platt plummer pollard pollock poole pooley pope popescu popov porteous porter portman pothecary potter potts poulter poulton powell power poyser
  prakash prasad pratt prescott preston price prichard priest priestley primrose prince prior pritchard procter proctor prosser protheroe proudfoot
  provost pryce pugh pullen purcell purdy puri purvis putnam quadri quigley quinn quirk qureshi rabbani radcliffe rae raferty rafferty rafiq rahman
  rai rainey raja rajan raman ramirez ramos ramsay ramsden ramsey rana randall randhawa rankin ransome rao rashid rasool ratcliffe rathbone rathore
  raven rawat rawlings rawson ray rayner raza razzaq read reardon redding reddy redfern redman redmond reece reed rees reeve reeves regan rehman
  reid reilly reis rennie renshaw reyes reynolds rhodes riaz ricci rice rich richard richards richardson richmond rickard ricketts riddell ridley
  rigby riley riordan ritchie rivera rivers roach robbins roberts robertson robins robinson robson roche rodgers rodrigues rodriguez roe rogers
  rogerson roman romero ronan rooney roper rosario rose rosenberg ross rossi roth rothwell rourke rowan rowe rowell rowland rowlands rowley roy
  royle rudd ruiz rushton rusk russell russo rutherford rutter ryan saad sabir sadiq sadler saeed saha saini sainsbury saleem saleh salim salmon
  salter samra samuel samuels sanchez sanders sanderson sandford sandhu sands sangha santos saravanan sargent sarkar sarwar satti saunders savage
  sawyer saxton sayed scanlon schmidt schneider schofield schwarz scott searle seddon sehgal sekhon selby sellars sellers sen senior sesay seth
  sethi severn sewell seymour shafiq shah shaikh shakir shanks shannon sharif sharkey sharma sharp sharpe sharples shaw sheehan sheikh sheldon
  shelley shelton shenton shepard shepherd sheppard sheridan sherman sherwood shetty shields shipley shore short shrestha siddique siddiqui sidhu
  sikora silcock silva sim simmonds simmons simms simon simpson sims sinclair singh singleton sinha skelton skinner slack slade slater sloan small
  smalley smart smith smyth snell snow sohal sokolov solanki solomon somerville southall southern sowerby sparks speight spence spencer spicer
  spiers spooner springer squire srinivasan stacey stack stafford stainton stamp stanford stanley stannard stanton staples stark statham stead steel
  steele stein stephen stephens stephenson sterling stevens stevenson stewart stirling stock stockton stoddart stokes stone storey stott street
  stringer strong stuart stubbs sturgess suarez sugden sullivan sultan summers sumner suresh sutcliffe sutherland sutton swain swan swann sweeney
  swift sykes symonds szabo szymanski tahir tailor tait talbot tam tan tandy tang tanner tariq tate tattersall taylor teague temple tennant terry
  tesfaye thakur thapa theaker thomas thompson thomson thorne thornton thorpe thurston tierney tiller tilley timms tindall titley tobin todd tolley
  tomlinson toms tong topping toth towers towler townend townsend tracey tran travers travis treacy tremblay trevino trinh truman tsang tubman tuck
  tucker tully turnbull turner turton twigg tyler tyson uddin udeh ullah underhill underwood unsworth upton usman utley valentine vallance van vance
  varga varghese varley vasquez vaughan vaz vega venables venkatesan verma vernon vickers victor vieira villiers vincent vine virdee vo vu wade
  wadsworth waite wakefield walden wali walia walker wall wallace walls walmsley walsh walters walton wang waqar warburton ward warner warren
  warsame warwick waterhouse waterman waters watkin watkins watkinson watson watt watts waugh wear weaver webb webber webster weeks weir welch
  weller wellington wells welsh west weston whalley wharton wheatley wheeldon wheeler whelan whitaker whitby whitcombe white whitehead whitehouse
  whiteley whitfield whitlock whitmore whittaker whittingham whittle wicks wiggins wilcock wilcox wild wilde wilder wiley wilkes wilkie wilkins
  wilkinson willcocks willett williams williamson willis wilson winchester winfield winn winter winterbottom winters wise withers witt wojcik wolfe
  womack wong wood woodcock woodhouse woodruff woods woodward wooldridge woolley wootton wormald worrall worthington wragg wren wright wrigley wu
  wyatt wyn wynne wójcik xavier xiao xie xu yadav yang yardley yarwood yates yeates yeo yeung yilmaz york young youssef yoxall yu yuen yusuf zafar
  zaman zamora zapata zarate zhang zhao zheng zhou zhu ziegler zielinski zimmerman zulu
`);
