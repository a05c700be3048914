/**
 * The words that most guessed passwords are made of, in small letters: a word alone, or with a few digits and signs around it, is
 * among the first things an attacker tries. Gathered by hand for the places that Baraza is used in first.
 */
const words = `
password passwort passphrase passcode parola contrasena motdepasse senha sandi nywila neno nenosiri maneno siri secret secrets secure security
letmein openup opensesame welcome welcomeback karibu hello hellohello helloworld hallo goodbye goodluck goodlife goodday goodnews
admin administrator root superuser sysadmin master manager server system computer internet network website database default guest user username
login signin logon access access account office company business customer support helpdesk service service temp temporary test testing tester trial demo example sample
changeme changeit change newpass newpassword mypassword mypass mypasscode thepassword yourpassword ourpassword userpass adminadmin rootroot testtest passpass
iloveyou iloveu iloveme loveyou loveme lovelove lover lovers loveable lovely lovebug ilove mylove mylife myself mother father mummy mommy daddy mama papa baba brother sister
family friend friends friendship forever together always believe beautiful princess prince queen king kingdom angel angels angelo baby babygirl babyboy sweetheart sweety sweetie
sunshine summer winter spring autumn monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december
flower butterfly rainbow sunflower rose daisy tiger dragon monkey lion eagle falcon horse panther wolf bear dolphin turtle spider phoenix unicorn chicken buster
football soccer futbol basketball baseball hockey tennis cricket rugby player champion champions winner legend number
arsenal chelsea liverpool manchester manunited manutd mancity everton tottenham barcelona realmadrid juventus bayern milan united ronaldo cristiano messi neymar mbappe drogba rooney okocha kanu
batman superman spiderman pokemon naruto starwars matrix pikachu mickey mickeymouse minecraft fortnite gamer gaming playstation nintendo xbox zelda mario sonic
michael jordan jessica daniel ashley jennifer charlie thomas robert matthew andrew joshua anthony william richard joseph david james george edward
samuel samson solomon moses abraham isaac jacob esther ruth rebecca rachel sarah hannah deborah naomi elizabeth mary maria martha magdalene peter paul simon stephen philip timothy titus
nicole michelle amanda melissa samantha stephanie vanessa victoria alexander alexandra alexandria benjamin christopher christian christina christine
mohammed muhammad mohamed ahmed abdul abdullah abdulrahman ibrahim ismail yusuf usman umar aliyu aisha fatima khadija zainab hassan hussein musa sani bello
chinedu chukwu chioma chiamaka ngozi nneka ifeoma amaka emeka obinna ugochukwu kelechi nkechi adaeze ebuka ikechukwu uchenna chisom
oluwa oluwaseun olamide ayomide temitope tolulope folake funmi bukola kehinde taiwo babatunde adebayo adeola damilola segun yetunde
kamau njoroge wanjiru wanjiku wambui njeri nyambura mwangi kariuki otieno ochieng odhiambo achieng atieno akinyi kiprop kipchoge chebet mutua muthoni wafula barasa
jesus jesuschrist christ jehovah jesusislord jesuslovesme jesusloves iloveJesus godisgood godislove godisable godbless godfirst almighty trustgod thankgod mygod gods grace graceofgod
blessing blessed blessings favour favor mercy glory praise hallelujah alleluia amen heaven miracle faith faithful prayer believer bible church pastor
allah allahu bismillah islam alhamdulillah mashallah inshallah mecca madina ramadan
nigeria naija lagos abuja ibadan enugu kaduna portharcourt benin calabar warri onitsha biafra onelove unilag unilorin superEagles supereagles
kenya nairobi mombasa kisumu nakuru eldoret thika harambee harambeestars safaricom mpesa airtel mtn glomobile globacom etisalat africa african
hakunamatata jambo mambo habari asante rafiki simba pole poa sana uhuru amani furaha upendo mungu mwalimu
money dollar dollars naira shilling million millionaire billionaire success successful rich richer power winner winning hustle hustler
samsung iphone android nokia tecno infinix huawei google gmail yahoo facebook twitter instagram whatsapp youtube telegram microsoft windows apple linux
student teacher school college university campus lecturer doctor nurse engineer lawyer soldier police freedom liberty justice peace
qwerty qwertyu qwertyui qwertyuio qwertyuiop qwertz azerty asdf asdfg asdfgh asdfghj asdfghjk asdfghjkl zxcv zxcvb zxcvbn zxcvbnm qazwsx qazwsxedc wsxedc qweasd qweasdzxc asdqwe zaqxsw
abcd abcde abcdef abcdefg abcdefgh abcdefghi abcdefghij abcabc aabbcc aaaa bbbb xxxx zzzz abc xyz qwe asd zxc aaa
whatever nothing something anything everything someone nobody anyone trustno trustnoone fuckyou fuckme fuckoff asshole bullshit bitch shithead pussy sexy sexygirl sexyboy porn
blink metallica nirvana eminem beyonce rihanna drake davido wizkid burna burnaboy tiwasavage sautisol music musical guitar piano hiphop rapper
chocolate cookie cookies coffee banana orange apple cherry strawberry pepper pizza burger cheese butter sugar honey candy cocacola pepsi fanta
mercedes toyota honda ferrari porsche lamborghini nissan corolla camry mustang corvette harley yamaha suzuki subaru
hunter ranger killer shadow ghost ninja warrior pirate thunder lightning storm phoenix midnight diamond silver golden gold platinum crystal
red blue green yellow purple black white pink blackwhite redblue bluesky
scooby snoopy garfield tweety barbie hello hellokitty cinderella pokemon doraemon simpsons
baraza helpdesk
`;

export const commonWords: ReadonlySet<string> = new Set(words.toLowerCase().split(/\s+/).filter(Boolean));
